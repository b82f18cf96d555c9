/** The keys of this sandbox, made at its first start and kept. They open nothing but this sandbox. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Merchant {
  secret_key: string
  publishable_key: string
  webhook_secret: string
}

export function merchantOf(dataDir: string): Merchant {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'merchant.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Merchant
  const made: Merchant = {
    secret_key: `sk_test_sandbox_${randomBytes(16).toString('hex')}`,
    publishable_key: `pk_test_sandbox_${randomBytes(16).toString('hex')}`,
    webhook_secret: `whsec_sandbox_${randomBytes(16).toString('hex')}`,
  }
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  return made
}
