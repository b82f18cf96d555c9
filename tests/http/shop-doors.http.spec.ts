/** A shop's people and programs at their own doors: goods, orders, files, money; what is another's is not there. */
import { randomUUID } from 'node:crypto'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
type Body = Record<string, never>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let staff: { authorization: string }
    let program: Caller
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      await fillDeposit(getContainer(), shop.id, 100_000)
      const scopes = ['orders:read', 'orders:write', 'offers:read', 'deposit:read']
      const made = await shop.owner.post('/keys', { name: '店铺系统', mode: 'live', scopes, expires_in_days: null })
      program = callerOf(api, { authorization: `Bearer ${(made.data as { secret: string }).secret}` }, '/shops/api/v1')
    })

    afterAll(() => gateway.close())

    const order = (number: string, more: object = {}) => ({
      ...{ number, receiver: ADDRESS, items: [{ sku: 'mushroom', quantity: 1 }], ...more },
    })
    const send = (body: object, key: string = randomUUID()) =>
      api.post('/shops/api/v1/orders', body, {
        headers: { ...program.headers, 'idempotency-key': key },
        validateStatus: () => true,
      }) as Promise<{ status: number; data: Body; headers: Record<string, string> }>

    it('show what is offered with its price, floor and what there is, and keep a pick above the floor', async () => {
      const { data } = await shop.owner.get('/goods')
      // Sizes made in one moment come in either order.
      const { goods: shown, next } = data as { goods: { price_fen: number }[]; next: null }
      expect(next).toBeNull()
      expect(shown.toSorted((a, b) => a.price_fen - b.price_fen)).toMatchObject([
        ...[{ price_fen: 2000, floor_fen: 2400, available: 10, pick: null }, { price_fen: 5000 }],
      ])
      const pick = (price_fen: number) =>
        shop.owner.post(`/goods/${goods.variants.mushroom}`, { title: '山里香菇', price_fen })
      expect([(await pick(2399)).status, (await pick(2399)).data]).toMatchObject([
        400,
        { message: '售价不能低于最低售价 ¥24.00' },
      ])
      expect((await pick(2400)).status).toBe(200)
      expect((await shop.owner.get('/goods?q=香菇')).data).toMatchObject({
        goods: [{ pick: { title: '山里香菇', price_fen: 2400 } }],
      })
      expect((await other.owner.get('/goods?q=香菇')).data).toMatchObject({ goods: [{ pick: null }] })
    })

    it('quote an order, place it once, show it and give it up; another shop does not find it', async () => {
      const { number: _, ...asked } = order('')
      const quote = (await shop.owner.post('/orders/quote', asked)).data as Record<string, number>
      expect(quote).toMatchObject({ faults: [], goods_fen: 2000, deposit_fen: 100_000 })
      const expected_total_fen = quote.total_fen
      expect((await shop.owner.post('/orders', order('P-1', { expected_total_fen: 1 }))).status).toBe(409)
      const placed = await shop.owner.post('/orders', order('P-1', { expected_total_fen }))
      expect([placed.status, placed.data]).toMatchObject([
        201,
        { order: { state: 'placed', receiver: { name: '王小山' }, lines: [{ quantity: 1 }] } },
      ])
      const { id } = (placed.data as { order: { id: string } }).order
      expect((await shop.owner.post('/orders', order('P-1'))).status).toBe(200)
      expect(
        (await shop.owner.post('/orders', order('P-1', { items: [{ sku: 'mushroom', quantity: 2 }] }))).data,
      ).toMatchObject({ code: 'number_used' })
      // Nor where what is asked now cannot be had, or is not offered: it is not the order that stands there.
      for (const items of [[{ sku: 'wine', quantity: 1 }], [{ sku: 'mushroom', quantity: 999 }]])
        expect((await shop.owner.post('/orders', order('P-1', { items }))).data).toMatchObject({ code: 'number_used' })
      await getContainer()
        .resolve('supply_offer')
        .setPrices([
          {
            ...{ variant_id: goods.variants.mushroom, tier: 'standard', price_fen: null, floor_fen: null },
            ...{ lead_hours: 1, starts_at: new Date(), entered_by: 'test' },
          },
        ])
      // Offered no more, it is the same order still.
      expect((await shop.owner.post('/orders', order('P-1'))).data).toMatchObject({ order: { id } })
      expect((await other.owner.get(`/orders/${id}`)).status).toBe(404)
      expect((await other.owner.post(`/orders/${id}/cancel`)).status).toBe(404)
      expect((await shop.owner.get('/orders')).data).toMatchObject({
        orders: [{ number: 'P-1', shipping: 'none' }],
        sums: { placed: 1 },
      })
      expect((await shop.owner.post(`/orders/${id}/cancel`)).data).toMatchObject({ order: { state: 'canceled' } })
      await vi.waitFor(async () => expect(await depositOf(getContainer(), shop.id)).toBe(100_000), 10_000)
      const { movements } = (await shop.owner.get('/deposit')).data as { movements: object[] }
      expect(movements).toMatchObject([
        { kind_zh: '订单取消退款', number: 'P-1', balance_fen: 100_000 },
        { kind_zh: '代发订单扣款', amount_fen: -expected_total_fen },
        { kind_zh: '充值', amount_fen: 100_000 },
      ])
    })

    it('answer a program the same under one key, and refuse the key for anything else', async () => {
      const key = randomUUID()
      const many = await Promise.all(Array.from({ length: 8 }, () => send(order('K-1'), key)))
      expect(many.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
      expect(many.every(({ status }) => status === 201 || status === 409)).toBe(true)
      const again = await send(order('K-1'), key)
      expect([again.status, again.headers['idempotent-replayed']]).toEqual([201, 'true'])
      expect(await send(order('K-2'), key)).toMatchObject({
        status: 422,
        data: { code: 'idempotency_key_reused', status: 422 },
      })
      expect(await send(order('K-1'), '')).toMatchObject({ status: 400, data: { code: 'idempotency_key' } })
      expect((await program.get('/orders')).data).toMatchObject({
        orders: [{ number: 'K-1', door: 'api' }],
        next: null,
      })
      expect((await program.get('/orders/K-1')).data).toMatchObject({ order: { lines: [{ sku: 'mushroom' }] } })
      const items = ['mushroom', 'honey'].map((sku) => ({ sku, quantity: 1 }))
      const made = await send(order('same-1', { items, note: '放门口' }))
      expect(made.status).toBe(201)
      // What was answered when it was placed is what is read later.
      expect((await program.get('/orders/same-1')).data).toEqual(made.data)
      expect((await program.get('/orders/none')).status).toBe(404)
    })

    it('say in problem+json what of an order is wrong, and hold one its deposit does not reach', async () => {
      const wrong = await send(order('W-1', { items: [{ sku: 'nothing', quantity: 1 }], receiver: ADDRESS }))
      expect(wrong).toMatchObject({ status: 422, data: { code: 'unknown', errors: [{ pointer: '#/items/0/sku' }] } })
      expect(wrong.headers['content-type']).toContain('application/problem+json')
      const [key, bad] = [randomUUID(), order('W-4', { items: [{ sku: 'nothing', quantity: 1 }] })]
      const [first, again] = [await send(bad, key), await send(bad, key)]
      expect([again.status, again.data, again.headers['content-type']]).toEqual([
        422,
        first.data,
        first.headers['content-type'],
      ])
      expect(await send({ ...order('W-2'), receiver: { ...ADDRESS, phone: '138****1234' } })).toMatchObject({
        status: 400,
        data: { errors: [{ pointer: '#/receiver/phone' }] },
      })
      const dear = await send(order('W-3', { items: [{ sku: 'honey', quantity: 30 }] }))
      expect([dear.status, dear.data]).toMatchObject([201, { order: { state: 'held', reason_code: 'deposit_short' } }])
      expect((await program.get('/deposit')).data).toMatchObject({
        balance_fen: 100_000,
        held_fen: expect.any(Number) as number,
      })
    })

    it('refuse a program in problem+json before its order is looked at too, and a size that is named twice', async () => {
      const raw = (body: string) =>
        api.post('/shops/api/v1/orders', body, {
          headers: { ...program.headers, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
          ...{ validateStatus: () => true, transformRequest: [(said: string) => said] },
        })
      for (const [body, status, code] of [
        ['{', 400, 'not_json'],
        [JSON.stringify(order('R-1', { note: 'x'.repeat(200_000) })), 413, 'too_large'],
        [JSON.stringify(order('R-1', { note: 'a\u0000' })), 400, 'not_plain'],
        [JSON.stringify({ a: JSON.parse('['.repeat(100) + ']'.repeat(100)) as unknown }), 400, 'not_plain'],
      ] as const) {
        const { headers, ...answer } = await raw(body)
        expect(answer).toMatchObject({ status, data: { status, code, title: expect.any(String) } })
        expect(headers['content-type']).toContain('application/problem+json')
      }
      for (const twice of [{ sku: 'MUSHROOM' }, { variant_id: goods.variants.mushroom }])
        expect(
          await send(
            order('R-2', {
              items: [
                { sku: 'mushroom', quantity: 1 },
                { ...twice, quantity: 1 },
              ],
            }),
          ),
        ).toMatchObject({ status: 422, data: { code: 'repeated', errors: [{ pointer: '#/items/1' }] } })
      const name = '王\n小山'
      const { data } = await send(order('R-3', { receiver: { ...ADDRESS, name } }))
      expect(data).toMatchObject({ order: { receiver: { name: '王 小山' } } })
    })

    it('take a file, give back what is wrong as a workbook that reads well, and order the rest', async () => {
      const head = '订单编号,收货人,收货手机,收货地址,商品编码,数量'
      const lines = [
        'F-1,王小山,13812341234,陕西省西安市雁塔区科技路1号,mushroom,1',
        '=1+1,王小山,138,陕西省西安市雁塔区科技路2号,mushroom,1',
      ]
      const file = Buffer.from([head, ...lines].join('\n')).toString('base64')
      const { status, data } = await shop.owner.post('/imports', { filename: '订单.csv', file })
      expect([status, data]).toMatchObject([201, { import: { orders: 2, good: 1, state: 'read' }, same_as: null }])
      const { id } = (data as { import: { id: string } }).import
      expect((await other.owner.get(`/imports/${id}`)).status).toBe(404)
      expect((await shop.owner.get(`/imports/${id}/orders?good=false`)).data).toMatchObject({
        orders: [{ rows: [3], faults: [{ field_zh: '收货手机' }] }],
      })
      const wrong = await api.get(`/shops/me/imports/${id}/wrong`, {
        headers: shop.owner.headers,
        responseType: 'arraybuffer',
      })
      const rows = (await readTable(Buffer.from(wrong.data as Buffer))).rows.map(({ cells }) =>
        cells.map((cell) => cell?.text),
      )
      expect(rows).toEqual([
        [...head.split(','), '错误原因', '建议修正'],
        ['=1+1', '王小山', '138', '陕西省西安市雁塔区科技路2号', 'mushroom', '1', '请填写 11 位手机号'],
      ])
      expect((await shop.owner.post(`/imports/${id}/send`)).data).toMatchObject({ import: { state: 'sending' } })
      await vi.waitFor(
        async () =>
          expect((await shop.owner.get(`/imports/${id}`)).data).toMatchObject({
            import: { state: 'done', sums: { placed: 1 } },
          }),
        10_000,
      )
      expect((await shop.owner.post(`/imports/${id}/drop`)).status).toBe(400)
      expect(
        (await shop.owner.post('/imports', { filename: 'x.csv', file: Buffer.from('a,b\n1,2').toString('base64') }))
          .status,
      ).toBe(400)
    })

    it('fill a deposit by WeChat Pay, once, whatever comes twice', async () => {
      const { status, data } = await other.owner.post('/deposit/top-ups', { amount_fen: 5000, channel: 'native' })
      expect([status, data]).toMatchObject([
        201,
        { top_up: { state: 'open', code_url: expect.stringContaining('weixin://') as string } },
      ])
      const { id } = (data as { top_up: { id: string } }).top_up
      expect((await other.owner.get(`/deposit/top-ups/${id}`)).data).toMatchObject({ top_up: { state: 'open' } })
      gateway.pay([...gateway.ledger.orders.values()].at(-1)?.out_trade_no ?? '')
      await Promise.all([1, 2, 3].map(() => other.owner.get(`/deposit/top-ups/${id}`)))
      expect((await other.owner.get(`/deposit/top-ups/${id}`)).data).toMatchObject({ top_up: { state: 'paid' } })
      expect(await depositOf(getContainer(), other.id)).toBe(5000)
      expect((await shop.owner.get(`/deposit/top-ups/${id}`)).status).toBe(404)
      // What stands in the deposit does not go back by its channel as well.
      const { payments } = (await api.get('/admin/payments', { headers: staff })).data as { payments: { id: string }[] }
      const config = { headers: staff, validateStatus: () => true }
      const back = await api.post(`/admin/payments/${payments[0]?.id}/refund`, {}, config)
      expect([back.status, back.data.code]).toEqual([409, 'no_order'])
      expect([payments.length, gateway.ledger.refunds.size]).toEqual([1, 0])
    })

    it('keep a rise away from shops for the days of its notice', async () => {
      const price = (price_fen: number | null, starts_at?: string) =>
        api.post(
          '/admin/supply-prices',
          {
            variant_id: goods.variants.mushroom,
            prices: [{ tier: 'standard', price_fen, floor_fen: price_fen && 3000 }],
            lead_hours: 24,
            starts_at,
          },
          { headers: staff, validateStatus: () => true },
        )
      const early = { status: 400, data: { message: '涨价或抬高最低售价，须至少提前 7 天' } }
      expect(await price(2500)).toMatchObject(early)
      // Stopped and offered again, however often, it is the same rise.
      for (const _ of [1, 2]) expect((await price(null)).status).toBe(201)
      expect(await price(2500)).toMatchObject(early)
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000 })
      const soon = new Date(Date.now() + 8 * 86_400_000).toISOString()
      expect((await price(2500, soon)).status).toBe(201)
      expect((await shop.owner.get('/goods?q=香菇')).data).toMatchObject({
        goods: [{ price_fen: 2000, coming: { price_fen: 2500, starts_at: soon } }],
      })
    })

    it('keep their shop open until they left and its deposit is empty', async () => {
      const close = (id: string) =>
        api.post(
          `/admin/shops/${id}`,
          { act: 'close', reason: '不做了' },
          { headers: staff, validateStatus: () => true },
        )
      expect((await send(order('close-1'))).status).toBe(201)
      const refused = await close(shop.id)
      expect(refused.status).toBe(409)
      expect(refused.data.message).toMatch(/^还有 1 个代发订单没有发货，预存款还有 ¥[\d.]+ 没有结清，办完才能关闭小店$/)
      expect((await shop.owner.get('')).data.shop.state).toBe('approved')
      expect((await close(other.id)).status).toBe(200)
    })
  },
})
