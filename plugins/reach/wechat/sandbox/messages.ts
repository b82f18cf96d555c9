import { createHash, randomBytes } from 'node:crypto'
import { TEMPLATES, type Account } from './account.ts'
import { text } from './http.ts'

export type SentMessage = {
  msgid: string
  touser: string
  template_id: string
  url: string
  data: Record<string, { value: string }>
}

/** How the event that follows a message ends. */
export type Outcome = 'success' | 'failed:user block' | 'failed: system failed'

const LIMITS: [RegExp, number][] = [
  [/^(?:short_)?thing\d*$/, 20],
  [/^character_string\d*$/, 32],
  [/^phrase\d*$/, 5],
]

/** Template messages, and the event that says what became of each. */
export class Messages {
  readonly sent: SentMessage[] = []
  /** Who does not follow the account: 43004. */
  readonly strangers = new Set<string>()
  outcome: Outcome = 'success'
  /** Where the shop listens; none: nothing is told. */
  eventUrl: string
  private next = 2_100_000_000_000_000_000n
  private readonly account: Account

  constructor(account: Account, eventUrl: string) {
    this.account = account
    this.eventUrl = eventUrl
  }

  send(body: Record<string, unknown>): Record<string, unknown> {
    const template = Object.values(TEMPLATES).find(({ id }) => id === body.template_id)
    const touser = text(body.touser)
    if (!/^o[\w-]{27}$/.test(touser)) return { errcode: 40003, errmsg: 'invalid openid' }
    if (!template) return { errcode: 40037, errmsg: 'invalid template_id' }
    if (this.strangers.has(touser)) return { errcode: 43004, errmsg: 'require subscribe' }
    const data = (body.data ?? {}) as SentMessage['data']
    const names = Object.keys(template.fields)
    const wrong = names.find((name) => {
      const value = text(data[name]?.value)
      const limit = LIMITS.find(([kind]) => kind.test(name))?.[1] ?? 64
      return value === '' || Array.from(value).length > limit
    })
    if (wrong) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}.value invalid` }
    const msgid = String(this.next++)
    const message = { msgid, touser, template_id: text(body.template_id), url: text(body.url), data }
    this.sent.push(message)
    // As in WeChat, it comes when the answer is long there.
    if (this.eventUrl) setTimeout(() => void this.tell(message.msgid, this.outcome).catch(() => null), 100)
    return { errcode: 0, errmsg: 'ok', msgid }
  }

  /** The event of a message, as often as asked; changed where a forger would change it. @returns the shop's answer */
  async tell(msgid: string, outcome: Outcome, forged: { token?: string; body?: string; ago_s?: number } = {}) {
    const message = this.sent.find((one) => one.msgid === msgid)
    const timestamp = String(Math.floor(Date.now() / 1000) - (forged.ago_s ?? 0))
    const nonce = randomBytes(8).toString('hex')
    const token = forged.token ?? this.account.message_token
    const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex')
    const body =
      forged.body ??
      `<xml><ToUserName><![CDATA[gh_sandbox]]></ToUserName><FromUserName><![CDATA[${message?.touser ?? ''}]]></FromUserName>` +
        `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
        `<Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${msgid}</MsgID><Status><![CDATA[${outcome}]]></Status></xml>`
    const answer = await fetch(`${this.eventUrl}?${new URLSearchParams({ signature, timestamp, nonce })}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
    })
    return { status: answer.status, text: await answer.text() }
  }
}
