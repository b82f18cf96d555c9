/** 店铺主页: a small shop sells our goods at its own page and prices, and earns what its buyers paid more than it costs. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { bookMargins } from '@shanzhen/shop-pages/margins/book'
import { releaseMargins } from '@shanzhen/shop-pages/margins/release'
import type { OwnPage, PageSales } from '@shanzhen/shop-pages/wire'
import { vi } from 'vitest'
import type { Outlet } from '../../backend/src/wire'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { checkoutBuyer, STOCK, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const outbox = openOutbox()
const DAY = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let staff: Record<string, string>
    let buyer: ReturnType<typeof checkoutBuyer>
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      shop = await openSmallShop(api, container, staff, { phone: '13900000001' })
      other = await openSmallShop(api, container, staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      await supplyAt(container, { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      await pick(shop, 'mushroom', 3300)
      await pick(shop, 'honey', 6100)
      await open(shop)
      buyer = checkoutBuyer(api, goods)
      sales = afterSaleShop(api, container, goods, gateway)
    })
    beforeEach(() => {
      outbox.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const pick = ({ owner }: typeof shop, handle: string, price_fen: number, title = '') =>
      owner.post(`/goods/${goods.variants[handle]}`, { title, price_fen, listed: true })
    const open = ({ owner }: typeof shop, more: object = {}) =>
      owner.post('/page', { open: true, notice: '山货到了', intro: '自家采的', ...more })
    const at = { outlet: 'shan-li' }
    const look = (path: string) =>
      api.get(`/store/outlets/${path}`, { headers: goods.headers, validateStatus: () => true })
    const own = async ({ owner } = shop) => ((await owner.get('/page')).data as { page: OwnPage }).page
    const sold = async ({ owner } = shop) => ((await owner.get('/page/sales')).data as PageSales).sales
    const saleOf = async (order_id: string) =>
      (await knex()('hosted_sale').where({ order_id }).first()) as { earned_fen: number; released_fen: number }
    const earns = (order_id: string, fen: number) =>
      vi.waitFor(async () => expect((await saleOf(order_id)).earned_fen).toBe(fen), 15_000)
    const inDays = (days: number) => new Date(Date.now() + days * DAY)
    async function prove() {
      for (const [promise, sql] of Object.entries(PROMISES).filter(([name]) => /毛利|主页/.test(name)))
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
    }

    it('is there while it is open, with notice, licence and the shop’s own titles and prices', async () => {
      await pick(shop, 'honey', 6100, '老家土蜂蜜')
      const { status, data } = await look('shan-li')
      const { outlet } = data as { outlet: Outlet }
      expect(status).toBe(200)
      expect(outlet).toMatchObject({ name: '山里人家', notice: '山货到了', intro: '自家采的' })
      expect(outlet.licence).toEqual({ kind: 'person', legal_name: null, credit_code: null, exemption: 'own_produce' })
      expect(outlet.goods.map(({ title, price_fen, in_stock }) => [title, price_fen, in_stock])).toEqual(
        expect.arrayContaining([
          ['老家土蜂蜜', 6100, true],
          ['宁陕香菇', 3300, true],
        ]),
      )
      expect(JSON.stringify(data)).not.toMatch(/陈小山|13800000001/)
      expect((await look('shan-li/goods/mushroom')).data).toMatchObject({
        outlet: { name: '山里人家' },
        good: { price_fen: 3300, variants: [{ price_fen: 3300, available: STOCK.mushroom }] },
      })
      expect((await look('shan-li/goods/wine')).status).toBe(404)
      expect((await look('other')).status).toBe(404)
      expect((await look('nobody')).status).toBe(404)
      expect(await own()).toMatchObject({ path: '/s/shan-li', selling: 2, waiting_fen: 0, released_fen: 0 })
      await open(shop, { open: false })
      expect((await buyer.quote({ honey: 1 }, at)).status).toBe(404)
      // Answers that are the same for everybody are kept for two seconds.
      await vi.waitFor(async () => expect((await look('shan-li')).status).toBe(404), 10_000)
    })

    it('takes what is said about it only as it may stand on a page', async () => {
      for (const wrong of [{ notice: 'x'.repeat(201) }, { intro: 'x'.repeat(1001) }, { open: 'yes' }, { more: 1 }])
        expect([wrong, (await open(shop, wrong)).status]).toEqual([wrong, 400])
      expect((await own()).notice).toBe('山货到了')
    })

    it('does not sell what it does not offer, what lies below the floor, or with the county’s coupons', async () => {
      const { data } = await buyer.quote({ honey: 1, wine: 1 }, { ...at, promotion_codes: ['SHANZHEN10'] })
      expect(data.quote.lines.map(({ reason }: { reason: string }) => reason)).toEqual([null, expect.any(String)])
      expect(data.quote).toMatchObject({ items_fen: 6100, discount_fen: 0 })
      expect(data.quote.problems).toContainEqual(
        expect.objectContaining({ code: 'promotion_unusable', reason: 'not_here' }),
      )
      await knex().raw('alter table supply_price disable trigger supply_price_notice')
      await supplyAt(getContainer(), { [goods.variants.honey]: 5500 })
      await knex().raw('alter table supply_price enable trigger supply_price_notice')
      expect((await buyer.quote({ honey: 1 }, at)).data.quote.lines[0].reason).not.toBeNull()
      await vi.waitFor(async () => expect(JSON.stringify((await look('shan-li')).data)).not.toContain('土蜂蜜'), 10_000)
    })

    it('sends nothing free of carriage because its own price is high', async () => {
      const county = (await buyer.quote({ mushroom: 1 })).data.quote
      await pick(shop, 'mushroom', 100_000)
      const { freight_fen, shipping_options } = (await buyer.quote({ mushroom: 1 }, at)).data.quote
      expect(county.freight_fen).toBeGreaterThan(0)
      expect(freight_fen).toBe(county.freight_fen)
      expect(
        shipping_options.every(({ free_from_fen }: { free_from_fen: number | null }) => free_from_fen === null),
      ).toBe(true)
    })

    it('is paid by the buyer to the county, and the shop earns what is more than it costs, line by line', async () => {
      const order = await sales.order({ mushroom: 2, honey: 1 }, { more: at })
      expect((await order.view()).outlet).toEqual({ name: '山里人家', handle: 'shan-li' })
      await earns(order.id, 2 * 1300 + 1100)
      const [sale] = await sold()
      expect(sale).toMatchObject({ goods_fen: 12_700, margin_fen: 3700, earned_fen: 3700, state: 'received' })
      expect(sale?.lines.map(({ quantity, supply_fen, margin_fen }) => [quantity, supply_fen, margin_fen])).toEqual([
        [2, 4000, 2600],
        [1, 5000, 1100],
      ])
      expect(JSON.stringify(sale)).not.toMatch(/王小山|13812341234|演示路/)
      expect(await sold(other)).toEqual([])
      expect(outbox.messages().find(({ template }) => template === 'order-paid')?.text).toMatch(
        /^【山里人家 · 宁陕山珍】/,
      )
      await prove()
    })

    it('gives back the share of what goes back: of that piece, of all lines alike, and of everything', async () => {
      const order = await sales.order({ mushroom: 2, honey: 1 }, { more: at })
      await earns(order.id, 3700)
      const desk = sales.staff(staff)
      const asked = await order.ask(1)
      expect(asked.status).toBe(201)
      await earns(order.id, 3700)
      const id = asked.data.request.id as string
      await desk.takeBack(id)
      expect((await desk.act(id, 'refund', { version: 4 })).status).toBe(200)
      await earns(order.id, 1300 + 1100)
      const [payment] = (await knex()('payment').where({}).orderBy('created_at', 'desc').select('id')) as {
        id: string
      }[]
      const left = 12_700 - 3300
      const back = await api.post(
        `/admin/payments/${payment?.id}/refund`,
        { amount: left / 200 },
        { headers: staff, validateStatus: () => true },
      )
      expect(back.status).toBe(200)
      await earns(order.id, 650 + 550)
      await prove()
    })

    it('is in the deposit ten days after all of it arrived, once, and comes off again where money goes back later', async () => {
      const order = await sales.order({ mushroom: 1 }, { more: at })
      await earns(order.id, 1300)
      const on_its_way = await sales.order({ honey: 1 }, { more: at, delivered: false })
      await earns(on_its_way.id, 1100)
      await releaseMargins(getContainer(), inDays(9))
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
      await Promise.all([1, 2, 3].map(() => releaseMargins(getContainer(), inDays(11))))
      expect(await depositOf(getContainer(), shop.id)).toBe(1300)
      expect(await own()).toMatchObject({ waiting_fen: 1100, released_fen: 1300 })
      const { movements } = (await shop.owner.get('/deposit')).data as {
        movements: { kind_zh: string; amount_fen: number }[]
      }
      expect(movements).toMatchObject([{ kind_zh: '主页毛利到账', amount_fen: 1300 }])
      const desk = sales.staff(staff)
      const asked = await order.ask(1)
      await desk.takeBack(asked.data.request.id)
      await desk.act(asked.data.request.id, 'refund', { version: 4 })
      await earns(order.id, 0)
      expect(await own()).toMatchObject({ waiting_fen: 1100 - 1300 })
      await releaseMargins(getContainer(), inDays(11))
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
      expect(await own()).toMatchObject({ waiting_fen: 1100, released_fen: 0 })
      await prove()
    })

    it('stays owed where the deposit does not reach, and the next sales fill it; until then the shop cannot be closed', async () => {
      const order = await sales.order({ mushroom: 1 }, { more: at })
      await earns(order.id, 1300)
      await releaseMargins(getContainer(), inDays(11))
      await fillDeposit(getContainer(), shop.id, -1000)
      const desk = sales.staff(staff)
      const asked = await order.ask(1)
      await desk.takeBack(asked.data.request.id)
      await desk.act(asked.data.request.id, 'refund', { version: 4 })
      await earns(order.id, 0)
      await releaseMargins(getContainer(), inDays(11))
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
      expect(await own()).toMatchObject({ waiting_fen: -1000, released_fen: 1000 })
      const close = () =>
        api.post(
          `/admin/shops/${shop.id}`,
          { act: 'close', reason: '不做了' },
          { headers: staff, validateStatus: () => true },
        )
      expect((await close()).data).toMatchObject({ message: expect.stringContaining('还欠供应中心代销毛利') as string })
      const next = await sales.order({ honey: 1 }, { more: at })
      await earns(next.id, 1100)
      await releaseMargins(getContainer(), inDays(11))
      expect(await depositOf(getContainer(), shop.id)).toBe(100)
      expect(await own()).toMatchObject({ waiting_fen: 0, released_fen: 1100 })
      await prove()
    })

    it('is refused where price or terms changed in between, and is the same order however often it is sent', async () => {
      const body = await buyer.body({ mushroom: 1 }, at)
      const key = randomUUID()
      const answers = await Promise.all([1, 2, 3].map(() => buyer.place(body, key)))
      expect(new Set(answers.map(({ data }) => data.order.id as string)).size).toBe(1)
      expect(await knex()('hosted_sale').count()).toMatchObject([{ count: '1' }])
      await pick(shop, 'mushroom', 3500)
      const late = await buyer.place(body)
      expect([late.status, late.data.code]).toEqual([409, 'changed'])
      // The county's price is no price of the shop's, nor the other way round.
      const { outlet: _, ...elsewhere } = body as typeof body & { outlet?: string }
      expect((await buyer.place(elsewhere)).data.code).toBe('changed')
      await open(shop, { open: false })
      expect((await buyer.place(await buyer.body({ mushroom: 1 }).then((one) => ({ ...one, ...at })))).status).toBe(404)
    })

    it('sells the last pieces once, whoever sells them: the page, the county’s shop and another small shop', async () => {
      await fillDeposit(getContainer(), other.id, 1_000_000)
      const hosted = await buyer.body({ mushroom: 1 }, at)
      const county = await buyer.body({ mushroom: 1 })
      const receiver = {
        name: '李四',
        phone: '13812341235',
        province: '陕西省',
        city: '西安市',
        district: '雁塔区',
        detail: '演示路 2 号',
      }
      const from = (i: number) => ({ 'x-forwarded-for': `10.0.${i}.1` })
      const tries = Array.from({ length: 8 }, (_, i) => [
        () =>
          checkoutBuyer(api, goods, from(i)).place({
            ...hosted,
            address: { ...hosted.address, phone: `1381234${1000 + i}` },
          }),
        () =>
          checkoutBuyer(api, goods, from(i)).place({
            ...county,
            address: { ...county.address, phone: `1391234${1000 + i}` },
          }),
        () => other.owner.post('/orders', { number: `R-${i}`, items: [{ sku: 'mushroom', quantity: 1 }], receiver }),
      ]).flat()
      await Promise.all(tries.map((act) => act()))
      const [{ pieces }] = (await knex()('order_item').sum({ pieces: 'quantity' })) as { pieces: string }[]
      expect(Number(pieces)).toBe(STOCK.mushroom)
      const [{ held }] = (await knex()('reservation_item').whereNull('deleted_at').sum({ held: 'quantity' })) as {
        held: string
      }[]
      expect(Number(held)).toBe(Number(pieces))
      await prove()
    })

    it('keeps what was sold as it was sold', async () => {
      const order = await sales.order({ mushroom: 1 }, { more: at })
      for (const sql of [
        'update hosted_sale set margin_fen = 1',
        'delete from hosted_sale_line',
        'update hosted_sale_line set supply_fen = 1',
        `insert into hosted_margin (order_id, turn, amount_fen) values ('${order.id}', 9, 1)`,
        'delete from hosted_margin',
        'truncate hosted_sale cascade',
      ])
        await expect(knex().raw(sql), sql).rejects.toThrow()
      await bookMargins(getContainer())
      await prove()
    })
  },
})
