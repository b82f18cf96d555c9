import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { BRIDGE_SCRIPT } from './bridge.ts'
import { serveControl } from './control.ts'
import { parseJson, readBody, sendJson, sendPage } from './http.ts'
import { Platform, type PlatformOptions } from './platform.ts'
import { errors } from './web-login.ts'

export type { Platform } from './platform.ts'

/** @param options.port 0 takes any free port */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const platform = new Platform(options, (...asked) => void serve(...asked))
  await platform.listen(options.port)
  return platform
}

async function serve(platform: Platform, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', platform.url)
  try {
    if (url.pathname.startsWith('/__sandbox/')) return await serveControl(platform, request, response, url.pathname)
    const fault = platform.faults.next(url.pathname)
    if (fault?.delay_ms) await pause(fault.delay_ms)
    if (fault?.mode === 'drop') return void request.socket.destroy()
    if (fault?.mode === 'error') return sendJson(response, 200, { errcode: fault.errcode, errmsg: 'system error' })
    if (fault?.mode === 'garbage') return void response.writeHead(502).end('<html>Bad Gateway</html>')
    if (fault?.mode === 'drop_after') response.end = () => response.destroy() as never
    await answer(platform, request, response, url)
  } catch {
    if (!response.headersSent) sendJson(response, 200, { errcode: -1, errmsg: 'system error' })
  }
}

async function answer(platform: Platform, request: IncomingMessage, response: ServerResponse, url: URL) {
  const { login, credentials, messages } = platform
  const call = `${request.method} ${url.pathname}`
  if (call === 'GET /connect/oauth2/authorize') return login.authorize(url, request, response)
  if (call === 'GET /sns/oauth2/access_token') return login.accessToken(url, response)
  if (call === 'GET /sns/userinfo') return login.userInfo(url, response)
  if (call === 'GET /bridge.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' })
    return void response.end(BRIDGE_SCRIPT(platform.url))
  }
  if (call === 'GET /') return home(platform, response)
  const token = url.searchParams.get('access_token') ?? ''
  const body = parseJson(await readBody(request))
  if (!body) return sendJson(response, 200, { errcode: 47001, errmsg: 'data format error' })
  if (call === 'POST /cgi-bin/stable_token') return sendJson(response, 200, credentials.stableToken(body))
  if (call === 'GET /cgi-bin/ticket/getticket') {
    return sendJson(response, 200, credentials.getTicket(token, url.searchParams.get('type') ?? ''))
  }
  if (call === 'POST /cgi-bin/message/template/send') {
    const said = JSON.stringify(credentials.holds(token) ? messages.send(body) : errors.token)
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
    // A number past what a number of JavaScript holds, as WeChat's are.
    return void response.end(said.replace(/"msgid":"(\d+)"/, '"msgid":$1'))
  }
  if (call === 'POST /wxa/sec/order/upload_shipping_info') {
    return sendJson(response, 200, credentials.holds(token) ? platform.shipping.upload(body) : errors.token)
  }
  sendJson(response, 404, { errcode: 404, errmsg: 'not found' })
}

function home({ account, bridge, url }: Platform, response: ServerResponse) {
  const cards = bridge.calls.filter(({ name }) => name.startsWith('update')).slice(-6)
  sendPage(response, '微信沙箱', [
    {
      title: account.name,
      lines: [
        ['appid', account.appid],
        ['桥', `${url}/bridge.js`],
      ],
    },
    ...cards.map(({ name, params, answer }) => ({
      title: `分享卡片：${String(params.title)}`,
      lines: [
        ['说明', String(params.desc ?? '')],
        ['链接', String(params.link)],
        ['图片', String(params.imgUrl)],
        ['结果', `${name} ${answer}`],
      ] as [string, string][],
    })),
  ])
}
