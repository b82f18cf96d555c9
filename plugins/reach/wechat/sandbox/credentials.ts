import { randomBytes } from 'node:crypto'
import type { Account } from './account.ts'
import { errors } from './web-login.ts'

const LIFE_S = 7200

/** What of it is over is forgotten; a token that a newer one took the place of holds five minutes more. */
type Token = { value: string; until: number }

/** The account's access token and its ticket for the JS bridge, in the stable form: the same answer while one is good. */
export class Credentials {
  private tokens: Token[] = []
  private ticket: Token | null = null
  /** How often each was asked for. */
  readonly asked = { token: 0, ticket: 0 }
  /** How long what is given out from now on lives. */
  life_s = LIFE_S

  private readonly account: Account

  constructor(account: Account) {
    this.account = account
  }

  stableToken(body: Record<string, unknown>): Record<string, unknown> {
    if (body.grant_type !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' }
    if (body.appid !== this.account.appid) return errors.appid
    if (body.secret !== this.account.app_secret) return errors.secret
    this.asked.token++
    const now = Date.now()
    const current = this.tokens.at(-1)
    const fresh = current && current.until - now > 300_000 && body.force_refresh !== true
    const token = fresh ? current : { value: randomBytes(48).toString('base64url'), until: now + this.life_s * 1000 }
    if (!fresh) this.tokens = [...this.tokens.filter(({ until }) => until > now).slice(-1), token]
    return { access_token: token.value, expires_in: Math.floor((token.until - now) / 1000) }
  }

  getTicket(access_token: string, type: string): Record<string, unknown> {
    if (!this.holds(access_token)) return errors.token
    if (type !== 'jsapi') return { errcode: 40097, errmsg: 'invalid args' }
    this.asked.ticket++
    const now = Date.now()
    if (!this.ticket || this.ticket.until - now < 300_000) {
      this.ticket = { value: randomBytes(64).toString('base64url'), until: now + this.life_s * 1000 }
    }
    const expires_in = Math.floor((this.ticket.until - now) / 1000)
    return { errcode: 0, errmsg: 'ok', ticket: this.ticket.value, expires_in }
  }

  holds(access_token: string): boolean {
    return this.tokens.some(({ value, until }) => value === access_token && until > Date.now())
  }

  /** As if somebody else had asked for a new one by force and the old one's five minutes were over. */
  revoke() {
    this.tokens = []
  }

  get ticketNow(): string | null {
    return this.ticket?.value ?? null
  }
}
