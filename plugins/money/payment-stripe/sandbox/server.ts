/** The local Stripe's HTTP side: `/v1/*` as Stripe has it, `/stripe.js`, and `/__sandbox/*` for testers. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { StripeError } from './errors.ts'
import { Disputes } from './disputes.ts'
import { type Faults, noFaults, take } from './faults.ts'
import { Intents } from './intents.ts'
import { type Merchant, merchantOf } from './merchant.ts'
import { route } from './routes.ts'
import { Store } from './store.ts'
import { Webhooks } from './webhooks.ts'

export interface SandboxOptions {
  port: number
  dataDir: string
  webhookUrl: string | null
  timeScale?: number
}

export interface Sandbox {
  url: string
  merchant: Merchant
  faults: Faults
  store: Store
  disputes: Disputes
  close: () => Promise<void>
}

const SLOW_MS = 3_000

export async function startStripeSandbox({
  port,
  dataDir,
  webhookUrl,
  timeScale = 1,
}: SandboxOptions): Promise<Sandbox> {
  const merchant = merchantOf(dataDir)
  const faults = noFaults()
  const webhooks = new Webhooks({ url: webhookUrl, secret: merchant.webhook_secret, faults, time_scale: timeScale })
  const store = new Store(dataDir)
  const intents = new Intents(store, (type, object) => webhooks.emit(type, object))
  const disputes = new Disputes(store, (type, object) => webhooks.emit(type, object))
  const script = readFileSync(join(import.meta.dirname, 'stripe.browser.js'), 'utf8')

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (error instanceof StripeError) return answer(response, error.status, error.body())
      answer(response, 500, { error: { type: 'api_error', message: 'sandbox failure' } })
    })
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    allowPages(response)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    if (url.pathname === '/stripe.js') {
      return void response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script)
    }
    const body = await read(request)
    if (url.pathname === '/__sandbox/faults') {
      Object.assign(faults, noFaults(), { times: 1 }, JSON.parse(body || '{}'))
      return answer(response, 200, faults)
    }
    if (url.pathname.startsWith('/__sandbox/disputes')) return answer(response, 200, disputes.act(url.pathname, body))
    const fault = url.pathname.startsWith('/v1/') ? take(faults, 'api') : null
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS * timeScale))
    if (fault === 'error') throw new StripeError(500, 'api_error', 'api_error', 'An unknown error occurred')
    const key = request.headers['idempotency-key']
    const known = typeof key === 'string' ? store.answers.get(key) : undefined
    if (known) return answer(response, known.status, known.body)
    const result = route({
      method: request.method ?? 'GET',
      url,
      body,
      key: bearer(request),
      merchant,
      intents,
      disputes,
      store,
    })
    if (typeof key === 'string') store.remember(key, { status: 200, body: result })
    answer(response, 200, result)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    merchant,
    faults,
    store,
    disputes,
    close: () =>
      new Promise((resolve) => {
        webhooks.close()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** The shop's pages call from another port of this machine, as a real page calls Stripe's host. */
function allowPages(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-headers', 'authorization, content-type')
}

function bearer(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace(/^Bearer /, '')
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
