/**
 * Numbers of payees' accounts at rest: AES-256-GCM under a key drawn from a secret (HKDF-SHA256), bound to whom they belong
 * to, so that one row's number put into another's opens nothing.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

export type Seal = { close: (text: string, owner: string) => string; open: (sealed: string, owner: string) => string }

/**
 * @param about what is sealed: another room's key is another one
 * @param unreadable said where something was sealed under another secret, for another owner, or is damaged
 */
export function sealFor(secret: string, about: string, unreadable: () => Error): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', about, 32))
  return {
    close(text, owner) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url')
      const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      try {
        decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw unreadable()
      }
    },
  }
}
