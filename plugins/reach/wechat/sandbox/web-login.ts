import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account } from './account.ts'
import { redirect, sendJson, sendPage } from './http.ts'

/**
 * WeChat's web login: a code that works once for five minutes buys the openid of whoever holds the phone. Here each browser is
 * a person of its own, kept in a cookie. Errors come as HTTP 200.
 */
const CODE_LIFE_MS = 5 * 60_000
const USER = /(?:^|;\s*)wx_user=(o[\w-]{27})/

type Scope = 'snsapi_base' | 'snsapi_userinfo'
type Code = { at: number; used: boolean; openid: string; scope: Scope; snapshot: boolean }

export const errors = {
  appid: { errcode: 40013, errmsg: 'invalid appid' },
  secret: { errcode: 40125, errmsg: 'invalid appsecret' },
  code: { errcode: 40029, errmsg: 'invalid code' },
  used: { errcode: 40163, errmsg: 'code been used' },
  token: { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' },
  scope: { errcode: 48001, errmsg: 'api unauthorized' },
}

export class WebLogin {
  private readonly codes = new Map<string, Code>()
  private readonly tokens = new Map<string, Code>()
  /** Whom the next permissions are of, where a tester says so. */
  nextUser: { openid?: string; snapshot?: boolean } | null = null

  private readonly account: Account

  constructor(account: Account) {
    this.account = account
  }

  authorize(url: URL, request: IncomingMessage, response: ServerResponse) {
    const asked = url.searchParams
    const target = asked.get('redirect_uri') ?? ''
    const scope = asked.get('scope')
    const order = [...asked.keys()].join()
    const wrong =
      asked.get('appid') !== this.account.appid ||
      !/^https?:/.test(target) ||
      !URL.canParse(target) ||
      asked.get('response_type') !== 'code' ||
      !/^[a-zA-Z0-9]{0,128}$/.test(asked.get('state') ?? '') ||
      !/^appid,redirect_uri,response_type,scope(,state)?(,agreed)?$/.test(order)
    if (wrong) return sendPage(response, '链接有误', [{ title: '该链接无法访问：参数错误', lines: [] }], 400)
    if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo') {
      return sendPage(response, 'Scope 参数错误', [{ title: 'Scope 参数错误或没有 Scope 权限', lines: [] }], 400)
    }
    if (scope === 'snsapi_userinfo' && !asked.has('agreed')) return this.ask(url, target, response)
    this.lead(target, scope, asked.get('state') ?? '', request, response)
  }

  /** What WeChat shows before it gives name and picture away. */
  private ask(url: URL, target: string, response: ServerResponse) {
    const agreed = new URL(url)
    agreed.searchParams.set('agreed', '1')
    sendPage(response, '微信登录', [
      {
        title: `${this.account.name} 申请获取你的昵称、头像`,
        lines: [['打开', new URL(target).host]],
        links: [
          { to: agreed.pathname + agreed.search, words: '允许' },
          { to: new URL(target).origin, words: '拒绝', quiet: true },
        ],
      },
    ])
  }

  private lead(target: string, scope: Scope, state: string, request: IncomingMessage, response: ServerResponse) {
    const known = USER.exec(request.headers.cookie ?? '')?.[1]
    const openid = this.nextUser?.openid ?? known ?? `o${randomBytes(20).toString('base64url').slice(0, 27)}`
    const code = randomBytes(16).toString('hex')
    this.codes.set(code, { at: Date.now(), used: false, openid, scope, snapshot: this.nextUser?.snapshot ?? false })
    const back = new URL(target)
    back.searchParams.set('code', code)
    back.searchParams.set('state', state)
    redirect(response, back.toString(), { 'Set-Cookie': `wx_user=${openid}; Path=/; Max-Age=31536000; HttpOnly` })
  }

  accessToken(url: URL, response: ServerResponse) {
    const asked = url.searchParams
    if (asked.get('appid') !== this.account.appid) return sendJson(response, 200, errors.appid)
    if (asked.get('secret') !== this.account.app_secret) return sendJson(response, 200, errors.secret)
    const code = this.codes.get(asked.get('code') ?? '')
    if (!code || Date.now() - code.at > CODE_LIFE_MS) return sendJson(response, 200, errors.code)
    if (code.used) return sendJson(response, 200, errors.used)
    code.used = true
    const access_token = randomBytes(24).toString('hex')
    this.tokens.set(access_token, code)
    sendJson(response, 200, {
      access_token,
      expires_in: 7200,
      refresh_token: randomBytes(24).toString('hex'),
      openid: code.openid,
      scope: code.scope,
      ...(code.snapshot ? { is_snapshotuser: 1 } : {}),
      ...(code.scope === 'snsapi_userinfo' ? { unionid: unionOf(code.openid) } : {}),
    })
  }

  userInfo(url: URL, response: ServerResponse) {
    const code = this.tokens.get(url.searchParams.get('access_token') ?? '')
    if (!code || code.openid !== url.searchParams.get('openid')) return sendJson(response, 200, errors.token)
    if (code.snapshot || code.scope !== 'snsapi_userinfo') return sendJson(response, 200, errors.scope)
    const { openid } = code
    const nickname = `山里人${openid.slice(-4)}`
    sendJson(response, 200, { openid, nickname, headimgurl: '', privilege: [], unionid: unionOf(openid) })
  }
}

const unionOf = (openid: string) => `u${openid.slice(1)}`
