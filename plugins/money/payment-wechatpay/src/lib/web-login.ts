import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { MedusaError } from '@medusajs/framework/utils'
import { z } from '@medusajs/framework/zod'
import type { WechatPayOptions } from './options'
import { ownPage } from './own-page'

/**
 * Inside WeChat a buyer pays with an openid, which WeChat's web login gives for a code that works once. The `state`
 * carried along is our own signed, short-lived word that this shop asked, for the browser that asked: somebody else's code
 * and state, sent as a link, are worth nothing there.
 */
const STATE_LIFE_S = 600

const ERRORS: Record<number, string> = {
  40029: '微信授权已失效，请重新进入页面。',
  40163: '微信授权码已使用过，请重新进入页面。',
}

const answerSchema = z.object({ openid: z.string().optional(), errcode: z.number().optional() })

function secretOf(options: WechatPayOptions) {
  if (!options.app_secret) throw new MedusaError(MedusaError.Types.NOT_FOUND, '本店没有开通微信网页授权。')
  return options.app_secret
}

const mac = (secret: string, text: string) => createHmac('sha256', secret).update(`state:${text}`).digest('base64url')

/** @param browser what the browser that asks is known by, a hash of a secret it alone keeps; empty where there is none */
export function authorizeUrl(
  options: WechatPayOptions,
  redirect: string,
  browser = '',
): { url: string; state: string } {
  const secret = secretOf(options)
  const until = Math.floor(Date.now() / 1000) + STATE_LIFE_S
  const word = `${randomBytes(9).toString('base64url')}.${until.toString(36)}`
  const state = `${word}.${mac(secret, `${word}\n${browser}`)}`
  const query = new URLSearchParams({
    appid: options.appid,
    redirect_uri: ownPage(redirect, options.storefront_url),
    response_type: 'code',
    scope: 'snsapi_base',
    state,
  })
  return { url: `${options.wechat_open_base_url}/connect/oauth2/authorize?${query}#wechat_redirect`, state }
}

/** @throws MedusaError unauthorized when the state is not ours, not this browser's or older than ten minutes */
export function checkState(options: WechatPayOptions, state: string, browser = '') {
  const [nonce = '', until = '', signature = ''] = state.split('.')
  const expected = Buffer.from(mac(secretOf(options), `${nonce}.${until}\n${browser}`))
  const given = Buffer.from(signature)
  const genuine = given.length === expected.length && timingSafeEqual(given, expected)
  if (!genuine || Number.parseInt(until, 36) < Date.now() / 1000) {
    throw new MedusaError(MedusaError.Types.UNAUTHORIZED, '微信授权已过期，请重新进入页面。')
  }
}

/** @throws MedusaError unauthorized for a used or unknown code; errors come from WeChat as HTTP 200 */
export async function openidFor(options: WechatPayOptions, code: string): Promise<string> {
  const query = new URLSearchParams({
    appid: options.appid,
    secret: secretOf(options),
    code,
    grant_type: 'authorization_code',
  })
  let answer: z.infer<typeof answerSchema>
  try {
    const response = await fetch(`${options.wechat_api_base_url}/sns/oauth2/access_token?${query}`, {
      signal: AbortSignal.timeout(options.timeout_ms),
    })
    answer = answerSchema.parse(await response.json())
  } catch {
    // The cause may quote the address, and the address holds the secret.
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, '暂时连接不上微信，请稍后再试。')
  }
  if (answer.openid) return answer.openid
  const known = ERRORS[answer.errcode ?? 0]
  if (known) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, known, String(answer.errcode))
  throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `微信授权失败（${answer.errcode ?? '无应答'}）。`)
}
