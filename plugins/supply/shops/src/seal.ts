/**
 * Numbers of settlement accounts at rest: AES-256-GCM under a key drawn from the shop's secret (HKDF-SHA256), bound to the
 * shop they belong to, so that one row's number put into another's opens nothing.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { accountUnreadable, secretMissing } from './modules/shop/said-to-staff'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

export type Seal = { close: (text: string, owner: string) => string; open: (sealed: string, owner: string) => string }

/** @throws MedusaError invalid_argument without a secret */
export function sealOf(secret: string | undefined): Seal {
  if (!secret) throw secretMissing()
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'shop settlement account', 32))
  return {
    close(text, owner) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    /** @throws MedusaError unexpected_state: sealed under another secret, for another shop, or damaged */
    open(sealed, owner) {
      const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url')
      const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      try {
        decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw accountUnreadable()
      }
    },
  }
}
