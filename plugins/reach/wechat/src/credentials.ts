import { setTimeout as pause } from 'node:timers/promises'
import { z } from '@medusajs/framework/zod'
import { call, type Said, TOKEN_REFUSED, UNREAD } from './lib/client'
import type { WechatOptions } from './lib/options'
import { hashOf, seal, unseal } from './lib/seal'
import type { CredentialKind } from './modules/wechat/store/credentials'
import type WechatService from './modules/wechat/service'

const life = { expires_in: z.number().int().min(1).max(7200) }
const TokenAnswer = z.object({ access_token: z.string().min(1).max(512), ...life })
const TicketAnswer = z.object({ ticket: z.string().min(1).max(512), ...life })

const LOOK_AGAIN_MS = 60

/**
 * The account's access token or its ticket for pages, shared by all processes: it is in the database, and whoever finds it
 * within five minutes of its end renews it alone while the others go on with the old one, or wait where there is none.
 */
export async function credential(
  service: WechatService,
  options: WechatOptions,
  kind: CredentialKind,
): Promise<Said<string>> {
  const began = new Date()
  const until = Date.now() + 2 * options.timeout_ms + 1000
  while (Date.now() < until) {
    const kept = await service.credential(kind)
    const value = kept && unseal(options.app_secret, kept.sealed)
    if (value && kept.fresh) return { ok: true, data: value }
    const lease = await service.leaseCredential(kind)
    const old = value && kept.good ? ({ ok: true, data: value } as const) : null
    if (lease) {
      const renewed = await renew(service, options, kind, lease)
      return renewed.ok ? renewed : (old ?? renewed)
    }
    if (old) return old
    const failure = await service.credentialFailure(kind, began)
    if (failure) return { ok: false, errcode: UNREAD, errmsg: failure }
    await pause(LOOK_AGAIN_MS)
  }
  return { ok: false, errcode: UNREAD, errmsg: 'nobody renewed it in time' }
}

async function renew(
  service: WechatService,
  options: WechatOptions,
  kind: CredentialKind,
  lease: string,
): Promise<Said<string>> {
  const said = kind === 'token' ? await askToken(options) : await askTicket(service, options)
  if (!said.ok) {
    await service.failCredential(kind, lease, `${said.errcode} ${said.errmsg}`.trim())
    return said
  }
  const { value, life_s } = said.data
  const kept = { lease, sealed: seal(options.app_secret, value), hash: hashOf(value), life_s }
  await service.keepCredential(kind, kept)
  return { ok: true, data: value }
}

type Fresh = { value: string; life_s: number }

/** The stable form: what is good stays good, and two who ask get the same. */
async function askToken({ appid, app_secret: secret, ...options }: WechatOptions): Promise<Said<Fresh>> {
  const said = await call(
    { ...options, appid, app_secret: secret },
    { path: '/cgi-bin/stable_token', body: { grant_type: 'client_credential', appid, secret }, answer: TokenAnswer },
  )
  return said.ok ? { ok: true, data: { value: said.data.access_token, life_s: said.data.expires_in } } : said
}

async function askTicket(service: WechatService, options: WechatOptions): Promise<Said<Fresh>> {
  const said = await withToken(service, options, (access_token) =>
    call(options, { path: '/cgi-bin/ticket/getticket', query: { access_token, type: 'jsapi' }, answer: TicketAnswer }),
  )
  return said.ok ? { ok: true, data: { value: said.data.ticket, life_s: said.data.expires_in } } : said
}

/** Asks with the account's token; with a new one, once, where WeChat takes the one we have no more. */
export async function withToken<T>(
  service: WechatService,
  options: WechatOptions,
  ask: (access_token: string) => Promise<Said<T>>,
): Promise<Said<T>> {
  for (let again = true; ; again = false) {
    const token = await credential(service, options, 'token')
    if (!token.ok) return token
    const said = await ask(token.data)
    if (said.ok || !again || !TOKEN_REFUSED.includes(said.errcode)) return said
    await service.dropCredential('token', hashOf(token.data))
  }
}
