import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import { SignInRefusal } from '@shanzhen/one-time-code/errors'
import { call, type Said, UNREAD } from './lib/client'
import type { WechatOptions } from './lib/options'
import { hashOf } from './lib/seal'
import type { Answered, Authorization, Purpose, Scope } from './modules/wechat/store/authorizations'
import type WechatService from './modules/wechat/service'

/** Where WeChat leads back to; the storefront answers there with another address at once, so that no code stays in a history. */
const BACK = '/wechat/back'
const LOOK_AGAIN_MS = 80
/** Of one network; behind a phone company's address there are many people. */
const PER_MINUTE = 300

const refused = (message: string, code: string) => new MedusaError(MedusaError.Types.UNAUTHORIZED, message, code)
const tooManyHere = () =>
  new SignInRefusal(
    429,
    MedusaError.Types.NOT_ALLOWED,
    '这个网络打开微信登录的次数过多，请一分钟后再试',
    'too_many_here',
    {
      retry_after_s: 60,
    },
  )
const again = () => refused('微信授权已过期，请重新进入页面。', 'wechat_again')

const WORDS: Record<number, string> = {
  40029: '微信授权已失效，请重新进入页面。',
  40163: '微信授权码已使用过，请重新进入页面。',
}

type Asked = { browser: string; back: string; purpose: Purpose; scope: Scope; brought?: string; asked_by: string }

/** Where to send a browser inside WeChat; what it asked for is kept here, under a state that it alone can come back with. @throws SignInRefusal 429 */
export async function beginAuthorization(service: WechatService, asked: Asked): Promise<{ url: string }> {
  const { appid, open_base_url, storefront_url } = service.connected()
  const state = randomBytes(16).toString('hex')
  const added = await service.addAuthorization({ ...asked, state, brought: asked.brought ?? null }, PER_MINUTE)
  if (!added) throw tooManyHere()
  // WeChat wants them in this order.
  const query = new URLSearchParams([
    ['appid', appid],
    ['redirect_uri', `${storefront_url}${BACK}`],
    ['response_type', 'code'],
    ['scope', asked.scope],
    ['state', state],
  ])
  return { url: `${open_base_url}/connect/oauth2/authorize?${query}#wechat_redirect` }
}

/**
 * Whom WeChat says it is, for the code it led the browser back with. A code works once at WeChat; here it may come again
 * (back button, a redirect followed twice, two tabs) and is answered the same.
 * @throws MedusaError unauthorized for another browser's state, another code under it, and what WeChat refuses
 */
export async function endAuthorization(
  service: WechatService,
  { state, code, browser }: { state: string; code: string; browser: string },
): Promise<Authorization & { openid: string }> {
  const options = service.connected()
  const code_hash = hashOf(code)
  const until = Date.now() + 2 * options.timeout_ms + 1000
  while (Date.now() < until) {
    const asked = await service.findAuthorization(state, browser)
    if (!asked || (asked.code_hash && asked.code_hash !== code_hash)) throw again()
    if (asked.openid) return { ...asked, openid: asked.openid }
    if (asked.failure) throw said(Number(asked.failure))
    if (await service.leaseAuthorization(state, code_hash)) {
      const answered = await askWechat(options, code)
      if (answered.ok) await service.answerAuthorization(state, answered.data)
      // An answer that never came may have used the code up: it is over either way.
      else await service.failAuthorization(state, String(answered.errcode))
    } else await pause(LOOK_AGAIN_MS)
  }
  throw said(UNREAD)
}

function said(errcode: number): MedusaError {
  const known = WORDS[errcode]
  if (known) return refused(known, String(errcode))
  const words = errcode === UNREAD ? '暂时连接不上微信，请稍后再试。' : `微信授权失败（${errcode}）。`
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, words, String(errcode))
}

const CodeAnswer = z.object({
  access_token: z.string(),
  openid: z.string().min(1),
  scope: z.string().default(''),
  unionid: z.string().optional(),
  is_snapshotuser: z.number().optional(),
})
const UserAnswer = z.object({ nickname: z.string().default(''), unionid: z.string().optional() })

async function askWechat(options: WechatOptions, code: string): Promise<Said<Answered>> {
  const { appid, app_secret: secret } = options
  const said = await call(options, {
    path: '/sns/oauth2/access_token',
    query: { appid, secret, code, grant_type: 'authorization_code' },
    answer: CodeAnswer,
  })
  if (!said.ok) return said
  const { openid, access_token, unionid = null, is_snapshotuser } = said.data
  const snapshot = is_snapshotuser === 1
  const bare = { openid, unionid, nickname: null, snapshot }
  if (snapshot || !said.data.scope.includes('snsapi_userinfo')) return { ok: true, data: bare }
  const user = await call(options, {
    path: '/sns/userinfo',
    query: { access_token, openid, lang: 'zh_CN' },
    answer: UserAnswer,
  })
  // Name and picture are an extra: whom it is stands without them.
  if (!user.ok) return { ok: true, data: bare }
  const nickname = user.data.nickname.slice(0, 60) || null
  return { ok: true, data: { ...bare, nickname, unionid: user.data.unionid ?? unionid } }
}
