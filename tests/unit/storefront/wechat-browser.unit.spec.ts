/** WeChat's state is good in the browser that asked for it: a secret of its own, of which the backend learns the hash. */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import * as h3 from 'h3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/** A request of a browser that holds `cookie`, and what it is told to keep. */
function visit(cookie?: string) {
  const request = new IncomingMessage(new Socket())
  if (cookie) request.headers.cookie = cookie
  const response = new ServerResponse(request)
  const kept = () => [response.getHeader('set-cookie') ?? []].flat().map(String)
  return { event: h3.createEvent(request, response), kept }
}
const pairOf = (setCookie: string) => setCookie.split(';')[0]

describe('the browser that asks WeChat for permission', () => {
  let browser: typeof import('../../../storefront/server/utils/wechat-browser')
  beforeAll(async () => {
    const { getCookie, setCookie, getRequestProtocol } = h3
    for (const [name, tool] of Object.entries({ getCookie, setCookie, getRequestProtocol })) {
      vi.stubGlobal(name, tool)
    }
    browser = await import('../../../storefront/server/utils/wechat-browser')
  })
  afterAll(() => vi.unstubAllGlobals())

  it('is known again by its cookie, which no script reads, and tells only a hash of it', () => {
    const first = visit()
    const told = browser.openWechatBrowser(first.event)
    const [cookie = ''] = first.kept()
    expect(cookie).toMatch(/^sz_wx=[\w-]{32}; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(cookie).not.toContain(told)
    expect(browser.wechatBrowser(visit(pairOf(cookie)).event)).toBe(told)
  })

  it('keeps its secret where two tabs ask', () => {
    const first = visit()
    const told = browser.openWechatBrowser(first.event)
    const back = visit(pairOf(first.kept()[0] ?? ''))
    expect(browser.openWechatBrowser(back.event)).toBe(told)
  })

  it('is nobody where it never asked: another browser’s state leads nowhere, each time', () => {
    const asked = visit()
    const told = browser.openWechatBrowser(asked.event)
    const strangers = [browser.wechatBrowser(visit().event), browser.wechatBrowser(visit('sz_wx=').event)]
    expect(new Set([told, ...strangers]).size).toBe(3)
  })
})
