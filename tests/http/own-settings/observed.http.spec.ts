/** What is seen of the shop from outside while somebody buys: every request in the log, nobody's data in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { askQueues, QUEUES } from '../../../backend/src/observe/metrics/queues'
import { register } from '../../../backend/instrumentation'
import { ADDRESS, checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../../support/checkout-shop'
import { keepProof } from '../../../scripts/lib/kept-proof.mjs'
import { openCollector } from '../../support/collector'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'
import { openOutbox } from '../../support/outbox'
import { staffHeaders } from '../../support/packing-shop'
import { paidOrders } from '../../support/paid-orders'
import { openGateway } from '../../support/wechat-shop'

const { LOG_FILE, METRICS, COLLECTOR_PORT } = await vi.hoisted(async () => {
  const { mkdtempSync } = process.getBuiltinModule('node:fs')
  const { anyFree } = await import('../../../scripts/lib/ports.mjs')
  const folder = mkdtempSync(`${process.getBuiltinModule('node:os').tmpdir()}/observed-`)
  const [port, COLLECTOR_PORT] = [await anyFree(), await anyFree()]
  // Medusa's logger reads both of its own as it is loaded.
  Object.assign(process.env, { LOG_FILE: `${folder}/backend.log`, LOG_LEVEL: 'debug', METRICS_PORT: String(port) })
  Object.assign(process.env, {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${COLLECTOR_PORT}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '200',
  })
  return { LOG_FILE: `${folder}/backend.log`, METRICS: `http://127.0.0.1:${port}/metrics`, COLLECTOR_PORT }
})
const collector = await openCollector(COLLECTOR_PORT)
register?.()
const gateway = await openGateway()
const EMAIL = 'mei.wang@example.com'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      await gateway.close()
      await collector.close()
    })

    const any = { validateStatus: () => true }
    const lines = () =>
      readFileSync(LOG_FILE, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const lineOf = async (id: string) => {
      await vi.waitFor(() => expect(lines().some((line) => line.request_id === id && line.status)).toBe(true), 5000)
      return lines().find((line) => line.request_id === id && line.status)
    }

    it('finds a request by the number the storefront gave it, which is answered too', async () => {
      const id = '0f0e0d0c-0b0a-4908-8706-050403020100'
      const { headers } = await api.get('/store/seller?from=abc', { headers: { ...shop.headers, 'x-request-id': id } })
      expect(headers['x-request-id']).toBe(id)
      expect(await lineOf(id)).toMatchObject({ level: 'http', method: 'GET', route: '/store/seller', status: 200 })
      const odd = await api.get('/store/seller', { headers: { ...shop.headers, 'x-request-id': ADDRESS.phone } })
      expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    })

    it('numbers what is refused before any route is reached, and what is logged on the way', async () => {
      const refused = await api.get('/store/products', any)
      expect(refused.status).toBe(400)
      expect(await lineOf(refused.headers['x-request-id'])).toMatchObject({ route: '/store/*', status: 400 })
      const bad = await api.post('/store/checkout/quote', '{', {
        ...any,
        headers: { ...shop.headers, 'content-type': 'application/json' },
      })
      expect(bad.status).toBe(400)
      expect(await lineOf(bad.headers['x-request-id'])).toMatchObject({ status: 400 })
      const gone = await api.get('/store/goods/nothing', { ...any, headers: shop.headers })
      expect(gone.status).toBe(404)
      const id = gone.headers['x-request-id']
      await lineOf(id)
      expect(lines().filter((line) => line.request_id === id).length).toBeGreaterThan(1)
    })

    it('holds nothing of whoever buys, asks for a code, mistypes or is refused', async () => {
      const outbox = openOutbox()
      const container = getContainer()
      const staff = await staffHeaders(container)
      const { order } = paidOrders({ api, container, gateway, buyer, staff })
      const bought = await order({ honey: 1 }, { email: EMAIL })
      await bought.pay()
      await vi.waitFor(async () => expect((await bought.view()).status).toBe('paid'), 15_000)

      const code = await api.post('/store/one-time-codes', { phone: ADDRESS.phone }, { ...any, headers: shop.headers })
      expect(code.status).toBeLessThan(300)
      const signIn = { phone: ADDRESS.phone, code: '000000', agreed: '2026-11-28' }
      await api.post('/store/sessions', signIn, { ...any, headers: shop.headers })
      await api.post('/auth/user/emailpass', { email: EMAIL, password: 'wrong-password-1' }, any)
      const query = `?key=${bought.key}&phone=${ADDRESS.phone}&email=${EMAIL}`
      await api.get(`/store/checkout/orders/${bought.id}${query}`, { ...any, headers: shop.headers })
      await api.get(`/admin/customers?q=${EMAIL}`, { ...any, headers: staff })
      await api.get(`/${ADDRESS.phone}${query}`, any)
      await api.post('/admin/customers', { email: EMAIL, phone: ADDRESS.phone }, { ...any, headers: staff })
      await api.post('/admin/customers', { email: EMAIL, phone: ADDRESS.phone }, { ...any, headers: staff })
      // What a failing statement says of itself, through each of the logger's doors.
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      const failed = await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(`insert into customer (id, email, phone) values ('1', '${EMAIL}', '${ADDRESS.phone}'), ('1', null, null)`)
        .catch((error: Error) => error)
      logger.error(failed as Error)
      logger.warn(String(failed))
      logger.error('not kept', failed as Error)

      const paid = lines().filter(({ route }) => route === '/store/checkout/orders/:id/pay')
      expect(paid.length).toBeGreaterThan(0)
      const log = readFileSync(LOG_FILE, 'utf8')
      const personal = [ADDRESS.name, ADDRESS.phone, ADDRESS.detail, EMAIL, bought.key, 'wrong-password-1']
      const codes = outbox.messages().flatMap(({ text }) => /\d{6}/.exec(text) ?? [])
      expect(codes.length).toBeGreaterThan(0)
      const tokens = Object.values(staff).map((value) => value.replace('Bearer ', ''))
      for (const secret of [...personal, ...codes, ...tokens, '?key=']) expect(log).not.toContain(secret)
      const events = await container.resolve(Modules.NOTIFICATION).listNotifications({})
      expect(events.length).toBeGreaterThan(0)
    }, 120_000)

    it('tells its numbers: orders, callbacks, what waits, locks and connections, by names that nobody else can make', async () => {
      const container = getContainer()
      const before = await numbers()
      const { paid } = paidOrders({ api, container, gateway, buyer, staff: {} })
      const bought = await paid({ honey: 1 })
      await vi.waitFor(async () => expect((await bought.view()).status).toBe('paid'), 15_000)
      const given = await buyer.buy({ honey: 1 })
      const own = { 'x-order-key': given.data.order.key }
      await buyer.post(`/orders/${given.data.order.id}/cancel`, {}, own)
      await api.post('/hooks/wechatpay/payment', {}, any)
      await api.get(`/store/nothing-${ADDRESS.phone}`, { ...any, headers: shop.headers })
      const more = (after: Map<string, number>, series: string) => (after.get(series) ?? 0) - (before.get(series) ?? 0)
      await vi.waitFor(async () => {
        const after = await numbers()
        const steps = ['placed', 'paid', 'canceled'].map((step) => more(after, `shop_orders_total{step="${step}"}`))
        expect(steps).toEqual([2, 1, 1])
        expect(more(after, 'shop_channel_callbacks_total{channel="wechatpay",result="taken"}')).toBe(1)
        expect(more(after, 'shop_channel_callbacks_total{channel="wechatpay",result="refused"}')).toBe(1)
        const asked = '{method="GET",route="/store/checkout/orders/:id",status="200"}'
        expect(more(after, `shop_http_requests_total${asked}`)).toBeGreaterThan(0)
        expect(more(after, 'shop_lock_wait_seconds_count')).toBeGreaterThan(0)
      }, 15_000)
      const after = await numbers()
      expect(after.get('shop_database_up')).toBe(1)
      expect(after.get('shop_database_connections{state="max"}')).toBeGreaterThan(1)
      expect([...after.keys()].filter((series) => series.startsWith('shop_queue_waiting')).sort()).toEqual(
        Object.keys(QUEUES)
          .map((queue) => `shop_queue_waiting{queue="${queue}"}`)
          .sort(),
      )
      const text = await (await fetch(METRICS)).text()
      for (const one of [ADDRESS.phone, bought.id, bought.key, 'nothing-']) expect(text).not.toContain(one)
      expect(text).toMatch(/# HELP shop_orders_total .*下单.* placed/)
    }, 60_000)

    it('answers on its own port alone, for nothing but the numbers', async () => {
      expect((await fetch(METRICS.replace('/metrics', '/'))).status).toBe(404)
      expect((await fetch(METRICS, { method: 'POST' })).status).toBe(404)
      expect((await api.get('/metrics', any)).status).toBe(404)
    })

    it('sends the trace of an order to the collector: its route, its workflows, its statements, and nobody in them', async () => {
      const from = collector.spans().length
      const id = '1f0e0d0c-0b0a-4908-8706-050403020100'
      const traced = checkoutBuyer(api, shop, { 'x-request-id': id })
      const { data } = await traced.buy({ honey: 1 }, { email: EMAIL })
      await traced.get(`/orders/${data.order.id}?key=${data.order.key}`)
      await traced.post(`/orders/${data.order.id}/cancel`, {}, { 'x-order-key': data.order.key })
      const ours = () => collector.spans().slice(from)
      const handled = 'route handler: /store/checkout/orders'
      const heard = () => ours().map(({ name }) => name)
      await vi.waitFor(
        () => expect(heard()).toEqual(expect.arrayContaining([`${handled}/:id`, `${handled}/:id/cancel`])),
        10_000,
      )
      const traceOf = (route: string) => {
        const { traceId } = ours().find(({ name }) => name === route) ?? {}
        return ours().filter((span) => span.traceId === traceId)
      }
      // An order is written with all that hangs on it by one statement; it is canceled by Medusa's workflow.
      const written = traceOf(handled).filter(({ attributes }) => attributes['db.operation'] === 'with')
      expect(written.map(({ attributes }) => attributes['db.sql.table'])).toContain('order_address')
      const names = traceOf(`${handled}/:id/cancel`).map(({ name }) => name)
      expect(names.some((name) => name.startsWith('workflow:'))).toBe(true)
      expect(names.some((name) => name.startsWith('step:'))).toBe(true)
      const loaded = Object.keys(createRequire(import.meta.url).cache)
      expect(loaded.some((file) => /@opentelemetry.(?!api.)/.test(file))).toBe(true)
      const { name, phone, detail } = ADDRESS
      for (const secret of [name, phone, detail, EMAIL, data.order.key, shop.headers['x-publishable-api-key']])
        expect(collector.received()).not.toContain(secret)
    }, 60_000)

    it('tells what was proved last, and when, and nothing before anything was', async () => {
      const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
      expect((await numbers()).get('shop_prove_broken')).toBeNaN()
      const knex = getContainer().resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
      const client = {
        query: (sql: string, values: unknown[] = []) => knex.raw(sql.replace(/\$\d/g, '?'), values as never),
      }
      await keepProof(client, [{ ids: [] }, { ids: ['a'] }])
      await keepProof(client, [{ ids: [] }, { ids: ['a', 'b'] }, { ids: ['c'] }])
      now.mockReturnValue(Date.now() + 60_000)
      const told = await numbers()
      expect(told.get('shop_prove_broken')).toBe(2)
      now.mockRestore()
      expect(told.get('shop_prove_timestamp_seconds')).toBeCloseTo(Date.now() / 1000, -2)
    })

    it('knows what waits and since when, asks the database once for all who read, and tells when it is away', async () => {
      const knex = getContainer().resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
      await knex('untold_events').insert({ id: 'x', events: '[]', created_at: new Date(Date.now() - 120_000) })
      const message = { to: 'staff', channel: 'feed', template: 'order-placed', resource_id: 'o1' }
      const row = { ...message, status: 'failure', created_at: new Date(Date.now() - 60_000), updated_at: new Date() }
      await knex('notification').insert([
        { id: 'n1', ...row },
        { id: 'n2', ...row, resource_id: 'o2' },
        { id: 'n3', ...row, resource_id: 'o2', status: 'success' },
      ])
      const waits = Object.fromEntries((await askQueues(knex)).map(({ queue, ...waiting }) => [queue, waiting]))
      expect(waits.untold_events).toEqual({ count: 1, oldest_s: expect.closeTo(120, -1) })
      expect(waits.unsent_messages).toEqual({ count: 1, oldest_s: expect.closeTo(60, -1) })
      expect(waits.claim_refunds).toEqual({ count: 0, oldest_s: 0 })

      const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
      // What of the tests before is still under way opens transactions of its own.
      let asked = 0
      knex.on('query', ({ sql }: { sql: string }) => (asked += Number(sql.includes('to_regclass(name)'))))
      await Promise.all([numbers(), numbers(), numbers()])
      expect(asked).toBe(1)
      now.mockReturnValue(Date.now() + 120_000)
      vi.spyOn(knex, 'transaction').mockRejectedValue(new Error('away'))
      const away = await numbers()
      expect(away.get('shop_database_up')).toBe(0)
      expect([...away.keys()].some((series) => series.startsWith('shop_queue'))).toBe(false)
      expect(away.has('process_resident_memory_bytes')).toBe(true)
    })
  },
})

/** Every series of the process and its number. */
async function numbers(): Promise<Map<string, number>> {
  const lines = (await (await fetch(METRICS)).text()).split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}
