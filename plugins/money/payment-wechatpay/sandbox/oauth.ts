import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Keys } from './merchant.ts'
import { redirect, sendJson } from './http.ts'

/** WeChat's web login: a code that works once for five minutes buys the buyer's openid. Errors come as HTTP 200. */
const CODE_LIFE_MS = 5 * 60_000
const OPENID = 'oSANDBOX0000000000000000001'

export class WebLogin {
  private readonly codes = new Map<string, { at: number; used: boolean }>()

  authorize({ merchant }: Pick<Keys, 'merchant'>, url: URL, response: ServerResponse) {
    const target = url.searchParams.get('redirect_uri') ?? ''
    if (url.searchParams.get('appid') !== merchant.appid || !/^https?:/.test(target)) {
      return sendJson(response, 400, { message: 'redirect_uri 参数错误' })
    }
    const code = randomBytes(16).toString('hex')
    this.codes.set(code, { at: Date.now(), used: false })
    const back = new URL(target)
    back.searchParams.set('code', code)
    back.searchParams.set('state', url.searchParams.get('state') ?? '')
    redirect(response, back.toString())
  }

  accessToken({ merchant }: Pick<Keys, 'merchant'>, url: URL, response: ServerResponse) {
    const fail = (errcode: number, errmsg: string) => sendJson(response, 200, { errcode, errmsg })
    const { appid, app_secret } = merchant
    if (url.searchParams.get('appid') !== appid) return fail(40013, 'invalid appid')
    if (url.searchParams.get('secret') !== app_secret) return fail(40125, 'invalid appsecret')
    const code = this.codes.get(url.searchParams.get('code') ?? '')
    if (!code || Date.now() - code.at > CODE_LIFE_MS) return fail(40029, 'invalid code')
    if (code.used) return fail(40163, 'code been used')
    code.used = true
    sendJson(response, 200, {
      access_token: randomBytes(24).toString('hex'),
      expires_in: 7200,
      refresh_token: randomBytes(24).toString('hex'),
      openid: OPENID,
      scope: 'snsapi_base',
    })
  }
}
