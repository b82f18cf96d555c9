/** The test shop: what a program meets with a test key, at the same doors and in the same words, while nothing real moves. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import placeShopOrders from '@shanzhen/shop-orders/jobs/place-shop-orders'
import { deliverDue } from '@shanzhen/shop-webhooks/deliver'
import { noticeOrders, noticeTestOrders } from '@shanzhen/shop-webhooks/notice'
import type { MadeEndpoint } from '@shanzhen/shop-webhooks/wire'
import { Webhook } from 'standardwebhooks'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    const programs = {} as Record<'live' | 'test' | 'others', Caller>
    const keyOf = async ({ owner }: typeof shop, mode: string) => {
      const scopes = ['orders:read', 'orders:write', 'offers:read', 'deposit:read']
      const { data } = await owner.post('/keys', { name: '店铺系统', mode, scopes, expires_in_days: null })
      const { secret } = data as { secret: string }
      expect(secret).toMatch(new RegExp(`^szk_${mode}_`))
      return callerOf(api, { authorization: `Bearer ${secret}` }, '/shops/api/v1')
    }
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      const staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000 })
      await fillDeposit(getContainer(), shop.id, 100_000)
      programs.live = await keyOf(shop, 'live')
      programs.test = await keyOf(shop, 'test')
      programs.others = await keyOf(other, 'test')
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    type Said = { status: number; data: Record<string, never>; headers: Record<string, string> }
    const call = (path: string, body: object, key: string, by: Caller) =>
      api.post(`/shops/api/v1/orders${path}`, body, {
        headers: { ...by.headers, 'idempotency-key': key },
        validateStatus: () => true,
      }) as Promise<Said>
    const order = (number: string, sku: string, { quantity = 1, ...more }: Record<string, unknown> = {}) => ({
      ...{ number, receiver: ADDRESS, items: [{ sku, quantity }], ...more },
    })
    const send = (body: object, { by = programs.test, key = randomUUID() as string } = {}) => call('', body, key, by)
    const cancel = (number: string) => call(`/${number}/cancel`, {}, randomUUID(), programs.test)
    const read = async (number: string) => ((await programs.test.get(`/orders/${number}`)).data as Said['data']).order
    /** The next thing that was to happen to every order happens. */
    const goOn = async () => {
      await knex().raw(`update shop_test_order set due_at = date_trunc('milliseconds', now()) where due_at is not null`)
      await getContainer().resolve('test_shop').goOn()
    }

    it('reads nothing of what is real: no statement is there for a test key', async () => {
      const staff = await staffHeaders(getContainer(), 'closer@example.com')
      const closed = await api.post('/admin/settlement/statements', { shop_id: shop.id }, { headers: staff })
      const { id } = (closed.data as { statement: { id: string } }).statement
      expect((await programs.live.get(`/statements/${id}`)).status).toBe(200)
      expect((await programs.test.get(`/statements/${id}`)).status).toBe(404)
      expect((await programs.test.get('/statements')).data).toEqual({ statements: [], next: null })
    })

    it('offers its own sizes, and says to whom it speaks', async () => {
      expect((await programs.test.get('/shop')).data).toMatchObject({ shop: { id: shop.id, mode: 'test' } })
      const { goods: shown } = (await programs.test.get('/goods?take=50')).data as { goods: { sku: string }[] }
      expect(shown.map(({ sku }) => sku).sort()).toEqual(
        ['CARRIER-DOWN', 'DEPOSIT-SHORT', 'OK', 'PRICE-CHANGE', 'SHORT-PICK', 'SOLD-OUT'].map((act) => `TEST-${act}`),
      )
      const first = (await programs.test.get('/goods?take=4')).data as { goods: object[]; next: string }
      expect((await programs.test.get(`/goods?take=4&after=${first.next}`)).data).toMatchObject({
        goods: [{}, {}],
        next: null,
      })
      expect((await programs.test.get('/deposit')).data).toMatchObject({ balance_fen: 100_000, movements: [] })
      expect(await send(order('T-0', 'mushroom'))).toMatchObject({
        status: 422,
        data: { code: 'unknown', errors: [{ pointer: '#/items/0/sku' }] },
      })
    })

    it('goes from placed to delivered, once a number and once a key, and keeps each shop’s and each mode’s apart', async () => {
      const key = randomUUID()
      const placed = await send(order('T-1', 'TEST-OK', { quantity: 2 }), { key })
      expect(placed).toMatchObject({
        status: 201,
        data: { order: { state: 'placed', door: 'api', goods_fen: 4000, freight_fen: 800, shipping: 'none' } },
      })
      expect((await send(order('T-1', 'TEST-OK', { quantity: 2 }), { key })).headers['idempotent-replayed']).toBe(
        'true',
      )
      expect(await send(order('T-9', 'TEST-OK'), { key })).toMatchObject({ status: 422 })
      expect((await send(order('T-1', 'test-ok', { quantity: 2 }))).status).toBe(200)
      expect(await send(order('T-1', 'TEST-OK'))).toMatchObject({ status: 409, data: { code: 'number_used' } })
      expect((await programs.live.get('/orders/T-1')).status).toBe(404)
      expect((await programs.others.get('/orders/T-1')).status).toBe(404)
      // The same number and the same key in earnest are another order.
      expect(await send(order('T-1', 'mushroom'), { by: programs.live, key })).toMatchObject({ status: 201 })
      expect((await programs.test.get('/orders')).data).toMatchObject({
        orders: [{ number: 'T-1' }],
        sums: { placed: 1 },
      })

      await goOn()
      expect(await read('T-1')).toMatchObject({ shipping: 'packed', parcels: [] })
      expect(await cancel('T-1')).toMatchObject({ status: 409, data: { code: 'shipped', status: 409 } })
      await goOn()
      const waybill = expect.stringMatching(/^TEST/) as string
      expect(await read('T-1')).toMatchObject({ shipping: 'shipped', parcels: [{ waybill, delivered_at: null }] })
      await goOn()
      expect(await read('T-1')).toMatchObject({ shipping: 'delivered', refunded_fen: 0 })
    })

    it('goes on by itself, at its own times however late it is looked at', async () => {
      await send(order('T-2', 'TEST-OK'))
      const past = `now() - interval '1 hour'`
      await knex().raw(`update shop_test_order set placed_at = ${past}, due_at = ${past} + interval '15 seconds'`)
      const { parcels, placed_at } = (await read('T-2')) as unknown as Record<string, never>
      const [{ shipped_at, delivered_at }] = parcels as unknown as { shipped_at: string; delivered_at: string }[]
      const seconds = [shipped_at, delivered_at].map((at) => (+new Date(at) - +new Date(placed_at)) / 1000)
      expect(seconds).toEqual([30, 120])
    })

    it('TEST-SHORT-PICK leaves with one less, or is canceled where there was but one, and the money comes back', async () => {
      await send(order('S-1', 'TEST-SHORT-PICK', { quantity: 3 }))
      await send(order('S-2', 'TEST-SHORT-PICK'))
      await goOn()
      expect(await read('S-1')).toMatchObject({ state: 'placed', lines: [{ quantity: 2 }], refunded_fen: 2100 })
      expect(await read('S-2')).toMatchObject({
        ...{ state: 'canceled', reason_code: 'short_pick', lines: [{ quantity: 1 }], refunded_fen: 2100 + 800 },
      })
    })

    it('TEST-PRICE-CHANGE costs more than it was listed for: 409 where a sum was seen', async () => {
      const seen = order('P-1', 'TEST-PRICE-CHANGE', { expected_total_fen: 2200 + 800 })
      expect(await send(seen)).toMatchObject({
        status: 409,
        data: { code: 'total_changed', detail: '合计由 ¥30.00 变为 ¥33.00，请确认后再提交' },
      })
      expect((await programs.test.get('/orders/P-1')).status).toBe(404)
      expect((await send({ ...seen, expected_total_fen: 3300 })).status).toBe(201)
    })

    it('TEST-CARRIER-DOWN is packed in time and leaves after its promise', async () => {
      await send(order('C-1', 'TEST-CARRIER-DOWN'))
      await goOn()
      const { shipping, ship_by } = (await read('C-1')) as unknown as Record<string, string>
      expect(shipping).toBe('packed')
      const [{ due_at }] = (await knex()('shop_test_order').select('due_at')) as { due_at: Date }[]
      expect(+due_at).toBeGreaterThan(+new Date(ship_by ?? ''))
    })

    it('TEST-SOLD-OUT is refused as what is gone is', async () => {
      expect(await send(order('G-1', 'TEST-SOLD-OUT'))).toMatchObject({
        ...{ status: 422, data: { code: 'sold_out', errors: [{ pointer: '#/items/0' }] } },
      })
    })

    it('TEST-DEPOSIT-SHORT is held, and placed once money came; held it may be withdrawn and sent anew', async () => {
      const held = await send(order('H-1', 'TEST-DEPOSIT-SHORT'))
      expect(held).toMatchObject({ status: 201, data: { order: { state: 'held', reason_code: 'deposit_short' } } })
      expect((await programs.test.get('/deposit')).data).toMatchObject({ held_fen: 2500 + 800 })
      await goOn()
      expect(await read('H-1')).toMatchObject({ state: 'placed', held_until: null })
      await send(order('H-2', 'TEST-DEPOSIT-SHORT'))
      expect((await cancel('H-2')).data).toMatchObject({ order: { state: 'refused', reason_code: 'withdrawn' } })
      expect((await send(order('H-2', 'TEST-OK'))).data).toMatchObject({ order: { state: 'placed' } })
      expect((await cancel('H-2')).data).toMatchObject({ order: { state: 'canceled', refunded_fen: 2800 } })
      expect((await cancel('none')).status).toBe(404)
    })

    it('tells addresses for tests, signed and marked, and no other; they hear of nothing in earnest', async () => {
      const got: { headers: IncomingHttpHeaders; body: string; path: string }[] = []
      const server = createServer((request, response) => {
        let body = ''
        request.on('data', (chunk: Buffer) => (body += chunk.toString()))
        request.on('end', () => {
          got.push({ headers: request.headers, body, path: request.url ?? '' })
          response.end()
        })
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const listen = async (mode: 'live' | 'test') => {
        const events = ['order.placed', 'order.held', 'order.shipped', 'order.canceled']
        const made = await shop.owner.post('/webhooks', { url: `http://127.0.0.1:${port}/${mode}`, events, mode })
        return (made.data as MadeEndpoint).secret
      }
      const [, secret] = [await listen('live'), await listen('test')]
      await send(order('W-1', 'TEST-DEPOSIT-SHORT'))
      for (let i = 0; i < 3; i++) await goOn()
      await send(order('W-2', 'mushroom'), { by: programs.live })
      for (let i = 0; i < 2; i++) {
        await noticeOrders(getContainer())
        await noticeTestOrders(getContainer())
        await deliverDue(getContainer())
      }
      server.close()
      type Event = { type: string; test?: true; data: { number: string; waybill?: string } }
      const heard = (path: string) =>
        got.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as Event)
      expect(heard('/live')).toMatchObject([{ type: 'order.placed', data: { number: 'W-2' } }])
      expect(heard('/live')[0]).not.toHaveProperty('test')
      expect(
        heard('/test')
          .map(({ type }) => type)
          .sort(),
      ).toEqual(['order.held', 'order.placed', 'order.shipped'])
      for (const event of heard('/test')) expect(event).toMatchObject({ test: true, data: { number: 'W-1' } })
      for (const { headers, body } of got.filter(({ path }) => path === '/test')) {
        expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy()
        for (const word of [ADDRESS.name, ADDRESS.phone]) expect(body).not.toContain(word)
      }
    })

    it('moves no stock, no money, no order and no parcel, whatever is played', async () => {
      const standing = async () => {
        const { rows } = await knex().raw<{ rows: object[] }>(`select
          (select jsonb_agg(to_jsonb(l) - 'updated_at' order by id) from inventory_level l) as stock,
          (select count(*) from reservation_item) as held, (select count(*) from "order") as orders,
          (select count(*) from shop_order) as shop_orders, (select count(*) from ledger_transaction) as booked,
          (select count(*) from ledger_entry) as entries, (select count(*) from payment) as payments,
          (select count(*) from payment_collection) as collections, (select count(*) from fulfillment) as parcels,
          (select count(*) from lot_movement) as lots, (select count(*) from notification) as told`)
        return { rows, deposit: await depositOf(getContainer(), shop.id) }
      }
      const before = await standing()
      for (const act of ['OK', 'SHORT-PICK', 'PRICE-CHANGE', 'CARRIER-DOWN', 'SOLD-OUT', 'DEPOSIT-SHORT'])
        await send(order(`N-${act}`, `TEST-${act}`, { quantity: 2 }))
      await send(order('N-gone', 'TEST-OK'))
      await cancel('N-gone')
      for (let i = 0; i < 4; i++) {
        await goOn()
        await placeShopOrders(getContainer())
      }
      const sums = ((await programs.test.get('/orders')).data as Said['data']).sums
      expect(sums).toEqual({ placed: 5, canceled: 1 })
      expect(await standing()).toEqual(before)
    })

    it('keeps a shop’s newest thousand, of a month', async () => {
      await knex().raw(
        `insert into shop_test_order (id, shop_id, number, content_hash, receiver, lines, state, goods_fen, freight_fen, made_by)
          select 'tstord_0' || n, ?, 'old-' || n, '', '{}', '[]', 'canceled', 0, 0, 'k' from generate_series(1, 1005) n`,
        [shop.id],
      )
      await send(order('newest', 'TEST-OK'))
      const count = async () => Number((await knex()('shop_test_order').count({ count: '*' }))[0].count)
      expect(await count()).toBe(1000)
      await knex().raw(`update shop_test_order set created_at = now() - interval '31 days' where number <> 'newest'`)
      await placeShopOrders(getContainer())
      expect(await count()).toBe(1)
    })
  },
})
