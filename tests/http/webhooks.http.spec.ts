/** Webhooks of small shops: noticed once, signed, tried again, kept while off, and nobody else's. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { deliverDue } from '@shanzhen/shop-webhooks/deliver'
import { noticeGoods, noticeOrders, noticeStatements } from '@shanzhen/shop-webhooks/notice'
import type { MadeEndpoint, WebhookDeliveries } from '@shanzhen/shop-webhooks/wire'
import { closeStatement } from '@shanzhen/settlement/statements/close'
import { Webhook } from 'standardwebhooks'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { type Got, openReceiver } from '../support/receiver'
import { type Caller, openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'

const outbox = openOutbox()
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let receiver: Awaited<ReturnType<typeof openReceiver>>
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      const staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      await fillDeposit(getContainer(), shop.id, 100_000)
    })
    beforeEach(async () => {
      receiver = await openReceiver()
      outbox.clear()
    })
    afterEach(() => receiver.close())
    afterAll(() => outbox.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const listen = async (events = ['order.placed', 'order.canceled', 'order.refused']) => {
      const { status, data } = await shop.owner.post('/webhooks', { url: receiver.url, events })
      expect([status, data.message]).toEqual([201, undefined])
      return data as MadeEndpoint
    }
    const place = (number: string, quantity = 1) =>
      shop.owner.post('/orders', { number, receiver: ADDRESS, items: [{ sku: 'mushroom', quantity }] })
    const look = async () => {
      await noticeOrders(getContainer())
      return deliverDue(getContainer())
    }
    const log = async (id: string) =>
      ((await shop.owner.get(`/webhooks/${id}/deliveries`)).data as WebhookDeliveries).deliveries
    const types = () => receiver.got.map(({ body }) => (JSON.parse(body) as { type: string }).type)

    it('tell of an order once, signed, without a word about its receiver', async () => {
      const { secret, endpoint } = await listen()
      const placed = await place('W-1')
      for (let i = 0; i < 3; i++) await look()
      expect(types()).toEqual(['order.placed'])
      const [{ headers, body }] = receiver.got as [Got]
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
        type: 'order.placed',
        data: { number: 'W-1', state: 'placed', goods_fen: 2000 },
      })
      for (const word of [ADDRESS.name, ADDRESS.phone, ADDRESS.detail]) expect(body).not.toContain(word)
      await shop.owner.post(`/orders/${(placed.data as { order: { id: string } }).order.id}/cancel`)
      await look()
      expect(types()).toEqual(['order.placed', 'order.canceled'])
      expect(await log(endpoint.id)).toMatchObject([
        { type: 'order.canceled', state: 'done', attempts: 1, last_status: 200, last_said: 'b noted /b' },
        { type: 'order.placed', state: 'done' },
      ])
    })

    it('tell of statements, and of goods that run out, stop or change their price', async () => {
      await listen(['statement.ready', 'stock.low', 'goods.stopped', 'price.changed'])
      await shop.owner.post(`/goods/${goods.variants.mushroom}`, { title: '山里香菇', price_fen: 2400 })
      await noticeGoods(getContainer())
      await place('W-2', 6)
      await noticeGoods(getContainer())
      await noticeGoods(getContainer())
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 1900 })
      await noticeGoods(getContainer())
      await place('W-3', 4)
      await noticeGoods(getContainer())
      await closeStatement(getContainer(), { shop_id: shop.id, until: new Date(), made_by: 'test' })
      for (let i = 0; i < 2; i++) await noticeStatements(getContainer())
      await deliverDue(getContainer())
      expect(types().sort()).toEqual(['goods.stopped', 'price.changed', 'statement.ready', 'stock.low'])
    })

    it('are tried again where they fail, later, and arrive once; two who send at once send nothing twice', async () => {
      const { endpoint } = await listen()
      receiver.answer.status = 500
      await place('W-4')
      await look()
      expect(await log(endpoint.id)).toMatchObject([{ state: 'waiting', attempts: 1, last_status: 500 }])
      expect(await deliverDue(getContainer())).toBe(0)
      receiver.answer.status = 200
      await knex().raw(`update webhook_delivery set due_at = now()`)
      await Promise.all([1, 2, 3].map(() => deliverDue(getContainer())))
      expect(receiver.got).toHaveLength(2)
      expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
      expect((await log(endpoint.id))[0]).toMatchObject({ state: 'done', attempts: 2 })
    })

    it('wait as long as they are asked to, and follow no redirect', async () => {
      const { endpoint } = await listen()
      Object.assign(receiver.answer, { status: 429, headers: { 'retry-after': '3600' } })
      await place('W-5')
      await look()
      const [row] = await log(endpoint.id)
      expect(new Date(String(row?.due_at)).getTime()).toBeGreaterThan(Date.now() + 3_500_000)
      Object.assign(receiver.answer, { status: 302, headers: { location: receiver.url } })
      await shop.owner.post(`/webhooks/${endpoint.id}/deliveries/${row?.id}/replay`)
      expect(receiver.got).toHaveLength(2)
      expect((await log(endpoint.id))[0]).toMatchObject({ state: 'waiting', last_status: 302 })
    })

    it('are turned off where the receiver is gone, tell the owner, keep what comes, and send it once on again', async () => {
      const { endpoint } = await listen()
      receiver.answer.status = 410
      await place('W-6')
      await look()
      expect((await shop.owner.get('/webhooks')).data).toMatchObject({
        endpoints: [{ state: 'off', off_reason: expect.stringContaining('410') }],
      })
      expect(outbox.messages().filter(({ to, text }) => to === '13900000001' && text.includes('已停用'))).toHaveLength(
        1,
      )
      await place('W-7')
      await look()
      expect(receiver.got).toHaveLength(1)
      receiver.answer.status = 200
      await shop.owner.post(`/webhooks/${endpoint.id}`, { state: 'on' })
      const { data } = await shop.owner.post(`/webhooks/${endpoint.id}/replay`, { since: '2026-01-01T00:00:00Z' })
      expect(data).toEqual({ count: 2 })
      await look()
      expect(types()).toEqual(['order.placed', 'order.placed', 'order.placed'])
    })

    it('sign by both secrets for a day after a change, and are tried with a ping', async () => {
      const { endpoint, secret } = await listen()
      const { data } = await shop.owner.post(`/webhooks/${endpoint.id}/secret`)
      const fresh = (data as MadeEndpoint).secret
      const pinged = await shop.owner.post(`/webhooks/${endpoint.id}/ping`)
      expect(pinged.data).toMatchObject({ delivery: { type: 'ping', state: 'done' } })
      const [{ headers, body }] = receiver.got as [Got]
      for (const one of [secret, fresh])
        expect(new Webhook(one).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'ping' })
      await knex().raw(`update webhook_endpoint set old_until = now() - interval '1 minute'`)
      await shop.owner.post(`/webhooks/${endpoint.id}/ping`)
      const { headers: later, body: said } = receiver.got[1] as Got
      expect(() => new Webhook(secret).verify(said, later as Record<string, string>)).toThrow()
      const [stored] = (await knex()('webhook_endpoint').select('secret_sealed')) as { secret_sealed: string }[]
      expect(stored?.secret_sealed).not.toContain(fresh.slice(6))
    })

    it('tell that a size is supplied no more, once, and that it is again', async () => {
      await listen(['goods.stopped', 'goods.resumed'])
      const { mushroom } = goods.variants
      await shop.owner.post(`/goods/${mushroom}`, { title: '山里香菇', price_fen: 2400 })
      await noticeGoods(getContainer())
      await supplyAt(getContainer(), { [mushroom]: null })
      for (let i = 0; i < 2; i++) await noticeGoods(getContainer())
      await deliverDue(getContainer())
      expect(types()).toEqual(['goods.stopped'])
      expect(JSON.parse(receiver.got[0]?.body ?? '')).toMatchObject({ data: { variant_id: mushroom, available: 0 } })
      await supplyAt(getContainer(), { [mushroom]: 2000 })
      await noticeGoods(getContainer())
      await deliverDue(getContainer())
      expect(types()).toEqual(['goods.stopped', 'goods.resumed'])
    })

    it('tell that an order was placed also where it was given up before anybody looked', async () => {
      await listen()
      const { data } = await place('W-9')
      await shop.owner.post(`/orders/${(data as { order: { id: string } }).order.id}/cancel`)
      for (let i = 0; i < 2; i++) await look()
      expect(types().sort()).toEqual(['order.canceled', 'order.placed'])
    })

    it('tell of a statement once, also when it has stood longer than events are kept', async () => {
      await closeStatement(getContainer(), { shop_id: shop.id, until: new Date(), made_by: 'test' })
      await listen(['statement.ready'])
      await noticeStatements(getContainer())
      await getContainer()
        .resolve('shop_webhook')
        .forgetBefore(new Date(Date.now() + 1000))
      const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 31 * 86_400_000)
      await noticeStatements(getContainer())
      later.mockRestore()
      expect(await knex()('webhook_event')).toEqual([])
    })

    it('of a shop whose receivers keep silent, or whose secret cannot be read, keep no other shop’s back', async () => {
      const silent = await openReceiver()
      silent.answer.hang = true
      for (let i = 0; i < 4; i++) await other.owner.post('/webhooks', { url: silent.url, events: ['order.refused'] })
      const broken = await other.owner.post('/webhooks', { url: silent.url, events: ['order.held'] })
      const [{ id }] = [(broken.data as MadeEndpoint).endpoint]
      await knex()('webhook_endpoint').where({ id }).update({ secret_sealed: 'no secret of this shop' })
      const of = { shop_id: other.id, data: {} }
      const many = Array.from({ length: 50 }, (_, i) => ({ ...of, type: 'order.refused' as const, key: `${i}` }))
      const webhooks = getContainer().resolve('shop_webhook')
      await webhooks.notice([...many, { ...of, type: 'order.held', key: 'held' }])
      await listen()
      await place('W-10')
      await noticeOrders(getContainer())
      const sending = deliverDue(getContainer(), { for_ms: 1500 })
      await vi.waitFor(() => expect(types()).toEqual(['order.placed']), 15_000)
      expect(silent.got.length).toBeLessThanOrEqual(6)
      silent.close()
      await sending
    })

    it('stay as they are where an endpoint is removed while one is on its way to it', async () => {
      receiver.answer.hang = true
      const { endpoint } = await listen()
      await place('W-11')
      await noticeOrders(getContainer())
      const sending = deliverDue(getContainer(), { for_ms: 500 })
      await vi.waitFor(() => expect(receiver.got).toHaveLength(1), 15_000)
      await shop.owner.delete(`/webhooks/${endpoint.id}`)
      receiver.close()
      expect(await sending).toBe(1)
    })

    it('are sent by hand twenty times a minute and no more, so that nobody is flooded through us', async () => {
      const { endpoint } = await listen()
      const pings = await Promise.all(
        Array.from({ length: 25 }, () => shop.owner.post(`/webhooks/${endpoint.id}/ping`)),
      )
      // A minute may turn meanwhile.
      expect(pings.filter(({ status }) => status === 400).length).toBeGreaterThan(0)
      expect(receiver.got.length).toBeLessThanOrEqual(40)
      const { status, data } = pings.find((answer) => answer.status !== 200) ?? pings[0]
      expect([status, (data as { message: string }).message]).toEqual([
        400,
        expect.stringContaining('每分钟最多手动发'),
      ])
    })

    it('are their own shop’s alone, ten at most, and a removed one hears nothing more', async () => {
      const { endpoint } = await listen()
      const path = `/webhooks/${endpoint.id}`
      for (const answer of [
        await other.owner.post(path, { state: 'off' }),
        await other.owner.delete(path),
        await other.owner.get(`${path}/deliveries`),
        await other.owner.post(`${path}/ping`),
        await other.owner.post(`${path}/secret`),
        await other.owner.post(`${path}/replay`, { since: '2026-01-01T00:00:00Z' }),
      ])
        expect(answer.status).toBe(404)
      expect((await other.owner.get('/webhooks')).data).toEqual({ endpoints: [] })
      const more = await Promise.all(
        Array.from({ length: 12 }, () => shop.owner.post('/webhooks', { url: receiver.url, events: ['order.held'] })),
      )
      expect(more.filter(({ status }) => status === 201)).toHaveLength(9)
      expect((await shop.owner.delete(path)).status).toBe(200)
      await place('W-8')
      await look()
      expect(receiver.got).toEqual([])
      for (const body of [
        { url: 'nowhere', events: ['order.held'] },
        { url: receiver.url, events: [] },
        { url: receiver.url, events: ['x'] },
      ])
        expect((await shop.owner.post('/webhooks', body)).status).toBe(400)
    })
  },
})
