import { createHash } from 'node:crypto'
import type { Account } from './account.ts'

/** What the page asks of the app around it (`WeixinJSBridge.invoke`), and what the app made of it. */
export type BridgeCall = { name: string; params: Record<string, unknown>; url: string }

/** Needs no permission of the page, as in WeChat. */
const FREE = new Set(['getBrandWCPayRequest', 'requestMerchantTransfer', 'checkJsApi'])

export class Bridge {
  readonly calls: (BridgeCall & { answer: string })[] = []
  /** Pages that showed a right signature. */
  private readonly allowed = new Map<string, string[]>()
  /** What whoever holds the phone does with a sheet that opens. */
  sheet: 'ok' | 'cancel' | 'fail' = 'ok'

  private readonly account: Account
  private readonly ticket: () => string | null

  constructor(account: Account, ticket: () => string | null) {
    this.account = account
    this.ticket = ticket
  }

  /** @returns the `err_msg` of WeChat's answer */
  call(call: BridgeCall): string {
    const answer = this.answer(call)
    this.calls.push({ ...call, answer })
    return answer
  }

  private answer({ name, params, url }: BridgeCall): string {
    const page = url.split('#')[0] ?? ''
    if (name === 'preVerifyJSAPI') {
      const list = Array.isArray(params.verifyJsApiList) ? params.verifyJsApiList.map(String) : []
      if (!list.length || !this.signed(params, page)) return 'config:invalid signature'
      this.allowed.set(page, list)
      return 'preVerifyJSAPI:ok'
    }
    if (name === 'getBrandWCPayRequest') return `get_brand_wcpay_request:${this.sheet}`
    if (FREE.has(name)) return `${name}:${this.sheet}`
    if (!this.signed(params, page) || !this.allowed.get(page)?.includes(name)) return `${name}:permission denied`
    return `${name}:ok`
  }

  private signed(params: Record<string, unknown>, page: string): boolean {
    const line = [
      ['jsapi_ticket', this.ticket()],
      ['noncestr', params.verifyNonceStr],
      ['timestamp', params.verifyTimestamp],
      ['url', page],
    ]
    const signature = createHash('sha1').update(line.map((pair) => pair.join('=')).join('&'))
    return params.verifyAppId === this.account.appid && params.verifySignature === signature.digest('hex')
  }
}

/**
 * Put into a page before its own scripts run, it is the app around it: a browser of tests or a developer's tools. Where the page
 * may not ask the sandbox itself, `window.wechatSandbox` does so for it.
 */
export const BRIDGE_SCRIPT = (sandboxUrl: string) => `(() => {
  const first = location.href;
  const iphone = /iPhone|iPad/.test(navigator.userAgent);
  const ask = window.wechatSandbox || ((body) => fetch(${JSON.stringify(sandboxUrl)} + '/__sandbox/bridge', {
    method: 'POST', body: JSON.stringify(body) }).then((answer) => answer.json()));
  window.WeixinJSBridge = {
    invoke(name, params, done) {
      const url = iphone ? first : location.href;
      ask({ name, params: params || {}, url }).then(({ err_msg }) => done && done({ err_msg }));
    },
    on() {},
  };
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
})();`
