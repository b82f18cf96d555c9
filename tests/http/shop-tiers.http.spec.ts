/** 等级 follows 信用分: up at once, down after its notice, not while an appeal waits, and held by staff until a day. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { placeOpen } from '@shanzhen/shop-orders/orders/place-orders'
import { followRatings, midnightAfter, monthOf } from '@shanzhen/settlement/credit/tiers'
import type { Credit, TierFalls } from '@shanzhen/settlement/wire'
import type { OfferedGoods } from '@shanzhen/shop-orders/wire'
import { ADDRESS, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { broken } from '../support/promises'
import { type Caller, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, openSupply } from '../support/trading-shop'

const DAY = 86_400_000
const outbox = openOutbox()
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let staff: Caller
    beforeAll(async () => {
      ;({ goods, staff, shop } = await openSupply(api, getContainer(), ({ variants }) => ({
        [variants.mushroom]: 2000,
      })))
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const credit = async () => ((await shop.owner.get('/credit')).data as { credit: Credit }).credit
    const tier = async () => (await credit()).tier_now
    const follow = (at = Date.now()) => followRatings(getContainer(), new Date(at))
    const day = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10)
    const hold = (body: object) => staff.post(`/shops/${shop.id}`, { act: 'tier', reason: '大促期间支持', ...body })
    /** So many orders of today, as if they had been placed: what a rating counts. */
    const orders = async (count: number) => {
      await knex().raw(
        `insert into shop_order (id, shop_id, number, door, content_hash, lead_hours, state, order_id, goods_fen, freight_fen,
            placed_at, ship_by, made_by)
          select 'shord_t' || ? || n, ?, 'T-' || ? || n, 'portal', repeat('0', 64), 48, 'placed', 'order_t' || ? || n, 2000, 0, now(),
            now() + interval '2 days', 'test' from generate_series(1, ?) n`,
        [count, shop.id, count, count, count],
      )
    }
    /** What was placed is taken out of the count again. */
    const gone = () => knex()('shop_order').where('id', 'like', 'shord_t%').update({ state: 'canceled' })
    const texts = () => outbox.messages().map(({ text }) => text)
    const fall = async () => {
      await orders(60)
      await follow(Date.now() - 40 * DAY)
      expect(await tier()).toBe('silver')
      await gone()
      await follow()
      return (await credit()).falls as NonNullable<Credit['falls']>
    }

    it('rises at once with the month’s count, and is counted once a month however often and by how many', async () => {
      await orders(60)
      expect(await credit()).toMatchObject({ tier: 'silver', tier_now: 'standard', falls: null })
      await Promise.all([follow(), follow()])
      expect(await tier()).toBe('silver')
      const counts = (await knex()('tier_count').where({ shop_id: shop.id })) as object[]
      expect(counts).toMatchObject([
        { verdict: 'raised', before: 'standard', rated: 'silver', month: monthOf(new Date()) },
      ])
      await orders(100)
      await follow()
      expect(await tier()).toBe('silver')
      await follow(Date.now() + 32 * DAY)
      expect(await tier()).toBe('gold')
      const steps = ((await staff.get(`/shops/${shop.id}`)).data as { shop: { steps: object[] } }).shop.steps
      expect(steps).toContainEqual(expect.objectContaining({ kind: 'tier', after: 'gold', by: '按信用分' }))
      await expect(knex().raw(`update tier_count set score = 1`)).rejects.toThrow('CK_tier_count_stays')
      await expect(knex().raw(`delete from tier_count`)).rejects.toThrow('CK_tier_count_stays')
    })

    it('loses no good by rising: without a price of its own a tier buys at the next lower one’s, dearer only after its notice', async () => {
      const supply = (prices: object[], ahead = 0) =>
        staff.post('/supply-prices', {
          ...{ variant_id: goods.variants.mushroom, lead_hours: 48, prices },
          ...(ahead && { starts_at: new Date(Date.now() + ahead * DAY).toISOString() }),
        })
      const offered = async () =>
        ((await shop.owner.get('/goods')).data as OfferedGoods).goods.find(({ sku }) => sku === 'mushroom')
      const before = await offered()
      await orders(160)
      await follow()
      expect(await tier()).toBe('gold')
      expect(await offered()).toEqual(before)
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const placed = await shop.owner.post('/orders', { number: 'G-1', receiver: ADDRESS, items })
      expect(placed.data).toMatchObject({ order: { state: 'placed', goods_fen: before?.price_fen } })

      const of = (at: string, price_fen: number | null, floor_fen: number | null) => ({
        tier: at,
        price_fen,
        floor_fen,
      })
      const { price_fen = 0, floor_fen = 0 } = before ?? {}
      // All tiers as the form sends them, the empty ones with nothing.
      const none = [of('silver', null, null), of('gold', null, null)]
      expect((await supply([of('standard', price_fen, floor_fen), ...none])).status).toBe(201)
      expect(await offered()).toMatchObject({ price_fen, coming: null })
      expect((await supply([of('gold', price_fen + 100, floor_fen)])).status).toBe(400)
      expect((await supply([of('silver', price_fen - 100, floor_fen)])).status).toBe(201)
      expect(await offered()).toMatchObject({ price_fen: price_fen - 100 })
      expect((await supply([of('silver', null, null)])).status).toBe(400)
      expect((await supply([of('silver', null, null)], 8)).status).toBe(201)
      expect(await offered()).toMatchObject({ price_fen: price_fen - 100, coming: { price_fen, floor_fen } })
      const meets = `/supply-prices/meets?variant_id=${goods.variants.mushroom}&floor_fen=${floor_fen + 100}`
      await shop.owner.post(`/goods/${goods.variants.mushroom}`, { title: '', price_fen: floor_fen, listed: true })
      for (const [at, count] of Object.entries({ standard: 0, silver: 1, gold: 1 }))
        expect((await staff.get(`${meets}&tier=${at}`)).data, at).toEqual({ shops: count, below: count })
    })

    it('rises while orders wait for their money: they are placed at what they cost by then, as where a price fell', async () => {
      const price = (by: [string, number][]) =>
        getContainer()
          .resolve('supply_offer')
          .setPrices(
            by.map(([at, price_fen]) => ({
              ...{ variant_id: goods.variants.mushroom, tier: at, price_fen, floor_fen: 2400, lead_hours: 48 },
              ...{ starts_at: new Date(), entered_by: 'test' },
            })) as never,
          )
      await price([['silver', 1800]])
      const poor = await openSmallShop(api, getContainer(), staff.headers, {
        ...{ phone: '13900000002', name: '后山小铺', handle: 'houshan' },
      })
      const held = async (number: string) => {
        const items = [{ sku: 'mushroom', quantity: 2 }]
        const { data } = await poor.owner.post('/orders', { number, receiver: ADDRESS, items })
        expect(data).toMatchObject({ order: { number, state: 'held' } })
        return (data as { order: { id: string } }).order.id
      }
      const placed = async (id: string) => {
        await fillDeposit(getContainer(), poor.id, 10_000)
        await placeOpen(getContainer(), poor.id)
        return ((await poor.owner.get(`/orders/${id}`)).data as { order: object }).order
      }
      const first = await held('H-1')
      const until = { tier: 'silver', until: day(5), reason: '大促期间支持' }
      expect((await staff.post(`/shops/${poor.id}`, { act: 'tier', ...until })).status).toBe(200)
      expect(await placed(first)).toMatchObject({ state: 'placed', goods_fen: 3600 })
      const left = await depositOf(getContainer(), poor.id)
      expect(left).toBeGreaterThan(0)
      const items = [{ sku: 'mushroom', quantity: 5 }]
      const second = await poor.owner.post('/orders', { number: 'H-2', receiver: ADDRESS, items })
      expect(second.data).toMatchObject({ order: { state: 'held' } })
      await price([['silver', 1500]])
      const { id } = (second.data as { order: { id: string } }).order
      expect(await placed(id)).toMatchObject({ state: 'placed', goods_fen: 7500 })
      expect(await broken(getContainer(), 'was not paid out of its deposit as it says')).toEqual([])
    })

    it('falls only after its notice, at midnight, told with why and what stops it, and leaves placed orders as they were', async () => {
      const falls = await fall()
      expect(falls).toMatchObject({ before: 'silver', after: 'standard', needed: 70, waits: null })
      expect(new Date(falls.at)).toEqual(midnightAfter(new Date(), 7))
      expect(new Date(falls.at).getTime()).toBeGreaterThanOrEqual(Date.now() + 7 * DAY - 60_000)
      expect(new Date(falls.at).toISOString()).toContain('T16:00:00')
      expect(texts().join()).toMatch(/将降为普通|信用分是 60 分，银牌要 70 分/)
      expect(((await staff.get('/settlement/credit/falls')).data as TierFalls).falls).toMatchObject([
        { shop_name: '山里人家', before: 'silver', after: 'standard' },
      ])
      const at = new Date(falls.at).getTime()
      await follow(at - 60_000)
      expect(await tier()).toBe('silver')
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const placed = await shop.owner.post('/orders', { number: 'F-1', receiver: ADDRESS, items })
      expect(placed.status).toBe(201)
      await Promise.all([follow(at), follow(at)])
      expect(await credit()).toMatchObject({ tier_now: 'standard', falls: null })
      const [row] = (await knex()('tier_count').where({ outcome: 'fell' })) as object[]
      expect(row).toMatchObject({ rated: 'standard' })
      const file = (await shop.owner.get(`/orders/${(placed.data as { order: { id: string } }).order.id}`)).data
      expect(file).toMatchObject({ order: { state: 'placed', goods_fen: 2000 } })
      await follow(at)
      expect(await knex()('tier_count').where({ verdict: 'falls' })).toHaveLength(1)
    })

    it('does not fall where the rating is back before its day', async () => {
      const falls = await fall()
      await orders(61)
      await follow(new Date(falls.at).getTime() - DAY)
      expect(await credit()).toMatchObject({ tier_now: 'silver', falls: null })
      expect(texts().join()).toContain('等级仍是银牌')
      await follow(new Date(falls.at).getTime() + DAY)
      expect(await tier()).toBe('silver')
    })

    it('waits with its fall for an appeal that nobody answered, and for orders taken in before its day', async () => {
      await orders(1)
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const { data } = await shop.owner.post('/orders', { number: 'F-2', receiver: ADDRESS, items })
      await shop.owner.post(`/orders/${(data as { order: { id: string } }).order.id}/cancel`)
      const { at } = await fall()
      const [{ key }] = (await credit()).events as [Credit['events'][number]]
      await shop.owner.post('/credit/appeals', { key, reason: '买家填错了地址' })
      const late = new Date(at).getTime() + DAY
      await follow(late)
      expect(await credit()).toMatchObject({ tier_now: 'silver', falls: { waits: 'appeal' } })
      const { appeals } = (await staff.get('/settlement/credit?answered=false')).data as { appeals: { id: string }[] }
      await staff.post(`/settlement/credit/appeals/${appeals[0]?.id}`, { lifted: false, answer: '维持' })
      await knex().raw(
        `insert into shop_order (id, shop_id, number, door, content_hash, lead_hours, state, body, made_by)
          values ('shord_waits', ?, 'F-3', 'portal', repeat('0', 64), 48, 'waiting', '{}', 'test')`,
        [shop.id],
      )
      await follow(late)
      expect(await credit()).toMatchObject({ tier_now: 'silver', falls: { waits: 'order' } })
      await knex()('shop_order')
        .where({ id: 'shord_waits' })
        .update({ state: 'refused', reason_code: 'withdrawn', reason: '店铺撤回' })
      await follow(late)
      expect(await tier()).toBe('standard')
    })

    it('is held by staff until a day, for a reason, never lower than it is, and follows the rating after that', async () => {
      for (const [wrong, status] of [
        [{ tier: 'gold', until: day(5), reason: '' }, 400],
        [{ tier: 'gold' }, 400],
        [{ tier: 'gold', until: day(-2) }, 400],
        [{ tier: 'gold', until: day(500) }, 400],
      ] as const)
        expect([wrong, (await hold(wrong)).status]).toEqual([wrong, status])
      expect((await hold({ tier: 'gold', until: day(45) })).status).toBe(200)
      expect(await credit()).toMatchObject({ tier_now: 'gold', held: { reason: '大促期间支持' } })
      expect((await hold({ tier: 'silver', until: day(45) })).status).toBe(400)
      await follow()
      await follow(Date.now() + 32 * DAY)
      expect(await credit()).toMatchObject({ tier_now: 'gold', falls: null })
      expect(await knex()('tier_count').where({ verdict: 'held' })).toHaveLength(2)
      expect((await staff.post(`/shops/${shop.id}`, { act: 'untie', reason: '大促结束' })).status).toBe(200)
      expect((await staff.post(`/shops/${shop.id}`, { act: 'untie', reason: '大促结束' })).status).toBe(409)
      await follow(Date.now() + 64 * DAY)
      expect(await credit()).toMatchObject({ tier_now: 'gold', held: null, falls: { after: 'standard' } })
      expect((await hold({ tier: 'gold', until: day(90) })).status).toBe(200)
      await follow(Date.now() + 64 * DAY)
      expect(await credit()).toMatchObject({ tier_now: 'gold', falls: null })
      const { steps } = (
        (await staff.get(`/shops/${shop.id}`)).data as { shop: { steps: { reason: string | null }[] } }
      ).shop
      expect(steps.map(({ reason }) => reason)).toContain('大促结束')
      expect(await broken(getContainer(), 'a tier that was to fall')).toEqual([])
    })
  },
})
