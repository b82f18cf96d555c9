import type { IncomingMessage, ServerResponse } from 'node:http'
import { serveApi } from './api.ts'
import { serveControl } from './control.ts'
import { Gateway, type GatewayOptions } from './gateway.ts'
import { sendJson } from './http.ts'
import { servePages } from './pages.ts'

export type { Gateway } from './gateway.ts'

/** @param options.port 0 takes any free port */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const gateway = new Gateway(options, (...asked) => void serve(...asked))
  await gateway.listen(options.port)
  return gateway
}

async function serve(gateway: Gateway, request: IncomingMessage, response: ServerResponse) {
  const target = request.url ?? '/'
  const url = new URL(target, gateway.url)
  try {
    if (url.pathname.startsWith('/v3/')) await serveApi(gateway, request, response, target)
    else if (url.pathname.startsWith('/__sandbox/')) await serveControl(gateway, request, response, url.pathname)
    else await servePages(gateway, request, response, url)
  } catch {
    if (!response.headersSent) sendJson(response, 500, { code: 'SYSTEM_ERROR', message: '系统异常' })
  }
}
