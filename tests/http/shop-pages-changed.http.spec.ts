/** 店铺主页: what a shop earns follows what staff change of its orders, and nobody of the staff decides about their own page. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { bookMargins } from '@shanzhen/shop-pages/margins/book'
import { releaseMargins } from '@shanzhen/shop-pages/margins/release'
import { SHOP_PAGE } from '@shanzhen/shop-pages/modules/shop-page'
import { vi } from 'vitest'
import { afterSaleShop } from '../support/after-sale-shop'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { depositOf, supplyAt } from '../support/trading-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const DAY = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let staff: Record<string, string>
    let buyer: ReturnType<typeof checkoutBuyer>
    let sales: ReturnType<typeof afterSaleShop>
    let editor: ReturnType<typeof orderEditor>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      shop = await openSmallShop(api, container, staff, { phone: '13900000001' })
      await supplyAt(container, { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      for (const [handle, price_fen] of [
        ['mushroom', 3300],
        ['honey', 6100],
      ] as const)
        await shop.owner.post(`/goods/${goods.variants[handle]}`, { title: '', price_fen, listed: true })
      await shop.owner.post('/page', { open: true, notice: '', intro: '' })
      buyer = checkoutBuyer(api, goods)
      sales = afterSaleShop(api, container, goods, gateway)
      editor = orderEditor(api, staff)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const at = { outlet: 'shan-li' }
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const earned = async (order_id: string) => {
      await bookMargins(getContainer())
      return ((await knex()('hosted_sale').where({ order_id }).first('earned_fen')) as { earned_fen: number })
        .earned_fen
    }
    const earns = (order_id: string, fen: number) =>
      vi.waitFor(async () => expect(await earned(order_id)).toBe(fen), { timeout: 20_000, interval: 500 })
    const lineOf = async (order_id: string, variant_id: string) => {
      const { items } = (await editor.read(order_id)) as { items: { id: string; variant_id: string }[] }
      return items.find((item) => item.variant_id === variant_id)?.id ?? ''
    }
    const remove = async (order_id: string, variant_id: string) => {
      const id = await lineOf(order_id, variant_id)
      await editor.must(`/order-edits/${order_id}/items/item/${id}`, { quantity: 0 })
    }
    const refundedFen = () => [...gateway.ledger.refunds.values()].reduce((sum, { refund_fen }) => sum + refund_fen, 0)
    const prove = async () => expect(await broken(getContainer(), '没收到款的主页订单有毛利')).toEqual([])
    const place = async (basket: Record<string, number>) =>
      (await buyer.buy(basket, at)).data.order as { id: string; key: string; total_fen: number }
    const pay = async (order: { id: string; key: string }) => {
      const own = { 'x-order-key': order.key }
      const { data } = await buyer.post(`/orders/${order.id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
      const number = [...gateway.ledger.orders.values()].find((o) => data.payment.code_url.includes(o.pr))?.out_trade_no
      await fetch(`${gateway.url}/__sandbox/orders/${number}/pay`, { method: 'POST', body: '{}' })
      await buyer.post(`/orders/${order.id}/refresh`, {}, own)
    }

    it('is earned of what was left when its buyer paid, where staff took a line off before', async () => {
      const order = await place({ mushroom: 2, honey: 1 })
      await editor.begin(order.id)
      await remove(order.id, goods.variants.honey)
      await editor.confirm(order.id)
      await pay(order)
      await earns(order.id, 2600)
      await prove()
    })

    it('goes back with the line that staff took off a paid order, whole, and with no other', async () => {
      const order = await sales.order({ mushroom: 2, honey: 1 }, { more: at, shipped: false })
      await earns(order.id, 3700)
      const before = refundedFen()
      await editor.begin(order.id)
      await remove(order.id, goods.variants.honey)
      await editor.must(`/order-edits/${order.id}/items/item/${await lineOf(order.id, goods.variants.mushroom)}`, {
        quantity: 1,
      })
      await editor.confirm(order.id)
      await vi.waitFor(() => expect(refundedFen() - before).toBeGreaterThanOrEqual(6100 + 3300), 15_000)
      await earns(order.id, 1300)
      await prove()
    })

    it('is not earned of goods that staff exchanged for others, though no money went back', async () => {
      const order = await sales.order({ mushroom: 1, honey: 1 }, { more: at, shipped: false })
      await earns(order.id, 2400)
      await editor.begin(order.id)
      await remove(order.id, goods.variants.honey)
      await editor.must(`/order-edits/${order.id}/items`, {
        items: [{ variant_id: goods.variants.wine, quantity: 1, unit_price: 61 }],
      })
      await editor.confirm(order.id)
      await releaseMargins(getContainer(), new Date(Date.now() + 99 * DAY))
      await earns(order.id, 1300)
      await prove()
    })

    it('goes back with pieces that came back to staff by hand', async () => {
      const order = await sales.order({ mushroom: 2 }, { more: at })
      await earns(order.id, 2600)
      await editor.takeBack(order.id, 1, goods.location_id)
      await earns(order.id, 1300)
      await prove()
    })

    it('goes back with the line that came back by hand, of several, and with no other', async () => {
      const order = await sales.order({ mushroom: 2, honey: 1 }, { more: at })
      await earns(order.id, 3700)
      await editor.takeBack(order.id, 1, goods.location_id)
      const first = await editor.lineOf(order.id)
      const mushroom = await lineOf(order.id, goods.variants.mushroom)
      await earns(order.id, first === mushroom ? 2400 : 2600)
      await prove()
      for (const set of ['earned_fen = earned_fen - 1', 'released_fen = 1', 'turns = turns + 1'])
        await expect(knex().raw(`update hosted_sale set ${set}`)).rejects.toThrow('毛利和到账只随每一步变')
    })

    it('is tried again where it could not be booked, and keeps no other from being booked', async () => {
      const [order, next] = [
        await sales.order({ mushroom: 2 }, { more: at }),
        await sales.order({ honey: 1 }, { more: at }),
      ]
      const pages = getContainer().resolve(SHOP_PAGE)
      const readSale = pages.readSale.bind(pages)
      const refusing = vi
        .spyOn(pages, 'readSale')
        .mockImplementation((id) => (id === order.id ? Promise.reject(new Error('gone')) : readSale(id)))
      await expect(bookMargins(getContainer())).rejects.toThrow('gone')
      expect(await pages.follower.faults(10)).toEqual([order.id])
      expect(await pages.follower.readMark()).not.toBeNull()
      refusing.mockRestore()
      await earns(order.id, 2600)
      await earns(next.id, 1100)
      expect(await pages.follower.faults(10)).toEqual([])
      await prove()
    })

    it('gives nobody else anything to bear where its buyer only thought better of it', async () => {
      const order = await sales.order({ mushroom: 1 }, { more: at })
      const { id } = (await order.ask(1)).data.request as { id: string }
      const desk = sales.staff(staff)
      await desk.takeBack(id)
      expect((await desk.act(id, 'refund', { version: 4 })).status).toBe(200)
      const share = { bearer: 'carrier', party: 'SF', amount_fen: 100, note: '运输破损' }
      const { status, data } = await callerOf(api, staff, '/admin').post(`/settlement/cases/${id}`, share)
      expect([status, data]).toMatchObject([400, { message: expect.stringContaining('不是因为商品有问题') as string }])
    })

    it('is brought about and taken back by nobody of the staff who acts for the shop', async () => {
      const order = await place({ mushroom: 1 })
      const headers = await staffHeaders(getContainer(), 'both@example.com')
      const both = callerOf(api, headers, '/admin')
      const [user] = await getContainer().resolve(Modules.USER).listUsers({ email: 'both@example.com' })
      const [proved] = await getContainer()
        .resolve('sign_in')
        .phonesOf([user?.id ?? ''])
      await knex()('shop_member').insert({
        ...{ id: 'shmem_both', shop_id: shop.id, name: '华', phone: proved?.phone, role: 'clerk' },
        joined_at: new Date(),
      })
      const own = { status: 400, data: { message: expect.stringContaining('您自己的手机号') as string } }
      const paid = { method: 'cash', amount_fen: order.total_fen }
      expect(await both.post(`/checkout/orders/${order.id}/hand-payments`, paid)).toMatchObject(own)
      expect(await both.post('/order-edits', { order_id: order.id })).toMatchObject(own)
    })

    it('is the same order for whoever asks again, though the page shut in between', async () => {
      const body = await buyer.body({ mushroom: 1 }, at)
      const key = randomUUID()
      const first = await buyer.place(body, key)
      expect(first.status).toBe(201)
      await shop.owner.post('/page', { open: false, notice: '', intro: '' })
      const again = await buyer.place(body, key)
      expect([again.status, again.data.order?.id]).toEqual([200, first.data.order.id])
      expect((await buyer.place(body)).status).toBe(404)
    })

    it('sells nothing more from the moment staff suspend its shop', async () => {
      const body = await buyer.body({ mushroom: 1 }, at)
      await api.post(`/admin/shops/${shop.id}`, { act: 'suspend', reason: '证照过期' }, { headers: staff })
      expect((await buyer.place(body)).status).toBe(404)
      expect((await shop.owner.get('/page/sales')).status).toBeLessThan(500)
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
    })
  },
})
