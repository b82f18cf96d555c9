// The shop's secrets: drawn at the first start, kept in one file only its owner can read. There is no default password.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ jwt: string, cookie: string, orderLink: string, shopAccount: string, shareLink: string, search: string,
 *   database: string, adminPassword: string }} Secrets
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function loadSecrets(dataDir) {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'secrets.json')
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const draw = () => randomBytes(32).toString('hex')
  const secrets = {
    jwt: draw(),
    cookie: draw(),
    orderLink: draw(),
    shopAccount: draw(),
    shareLink: draw(),
    search: draw(),
    database: draw(),
    adminPassword: randomBytes(12).toString('base64url'),
    ...known,
  }
  // A shop from before a secret was needed draws that one alone.
  if (Object.keys(secrets).every((name) => name in known)) return secrets
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}
