/** What is seen of the shop from outside while somebody buys: every request in the log, nobody's data in it. */
import { readFileSync } from 'node:fs'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { ADDRESS, checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'
import { openOutbox } from '../../support/outbox'
import { staffHeaders } from '../../support/packing-shop'
import { paidOrders } from '../../support/paid-orders'
import { openGateway } from '../../support/wechat-shop'

const LOG_FILE = vi.hoisted(() => {
  const { mkdtempSync } = process.getBuiltinModule('node:fs')
  const folder = mkdtempSync(`${process.getBuiltinModule('node:os').tmpdir()}/observed-`)
  // Medusa's logger reads both as it is loaded.
  Object.assign(process.env, { LOG_FILE: `${folder}/backend.log`, LOG_LEVEL: 'debug' })
  return process.env.LOG_FILE as string
})
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
    afterAll(() => gateway.close())

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
      const id = bad.headers['x-request-id']
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
  },
})
