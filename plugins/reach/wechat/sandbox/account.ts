import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The official account the sandbox plays; the shop reads its settings out of this file. */
export type Account = {
  appid: string
  app_secret: string
  /** Signs what WeChat tells the shop. */
  message_token: string
  name: string
  /** What its QR code says: opened in WeChat it leads to the account. */
  follow_link: string
  /** Kinds of messages → templates; `template-of-another` of a shop would be refused with 40037. */
  templates: string
}

const FIELDS = { character_string1: 'number', thing2: 'subject', thing3: 'text', time4: 'time' }
const KINDS = ['placed', 'paid', 'shipped', 'delivered', 'refunded'] as const

export const TEMPLATES: Record<string, { id: string; fields: Record<string, string> }> = Object.fromEntries(
  KINDS.map((kind) => [`order-${kind}`, { id: `tmpl_${kind}_SANDBOX`, fields: FIELDS }]),
)

/** Drawn at the first start and kept: tokens signed before a restart stay good. */
export function loadAccount(dataDir: string, appid: string, app_secret: string): Account {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'merchant.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Account>) : {}
  const account: Account = {
    appid,
    app_secret,
    message_token: kept.message_token ?? randomBytes(16).toString('hex'),
    name: '宁陕山珍（沙箱公众号）',
    follow_link: 'http://weixin.qq.com/r/SANDBOX0000000000000',
    templates: JSON.stringify(TEMPLATES),
  }
  writeFileSync(file, JSON.stringify(account), { mode: 0o600 })
  return account
}
