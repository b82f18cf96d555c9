/** 分销佣金: what an order earns follows what staff change of it, at the rate of the moment it was placed. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { bookCommissions } from '@shanzhen/commission/commission/book'
import { vi } from 'vitest'
import { afterSaleShop } from '../support/after-sale-shop'
import { checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string }
    let sales: ReturnType<typeof afterSaleShop>
    let editor: ReturnType<typeof orderEditor>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const staff = await staffHeaders(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      await rule({ rate_bps: 1000 })
      sales = afterSaleShop(api, container, goods, gateway)
      editor = orderEditor(api, staff)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const rule = (more: object) =>
      getContainer()
        .resolve('commission')
        .enterRule({
          ...{ name: '全部商品', scope: 'all', target_id: null, group_name: null, rate_bps: 1000, cap_fen: null },
          ...{ starts_at: null, ends_at: null, entered_by: 'user_test', ...more },
        })
    const earned = async (order_id: string) => {
      await bookCommissions(getContainer())
      const sale = await getContainer().resolve('commission').readSale(order_id)
      return sale && sale.lines.reduce((sum, line) => sum + line.earned_fen, 0)
    }
    const earns = (order_id: string, fen: number) =>
      vi.waitFor(async () => expect(await earned(order_id)).toBe(fen), { timeout: 20_000, interval: 500 })

    it('goes with pieces that staff take off, before they are paid and after, and earns nothing for pieces they add', async () => {
      const order = await sales.order({ honey: 2 }, { shipped: false, more: { referral_code: li.code } })
      const [line] = order.lines
      const each = Math.floor((line?.total_fen ?? 0) / 2)
      await earns(order.id, Math.floor((each * 2) / 10))
      await editor.quantity(order.id, 1)
      await earns(order.id, Math.floor(each / 10))
      await editor.quantity(order.id, 3)
      await earns(order.id, Math.floor(each / 10))
    })

    it('is the campaign’s rate where the order was placed while it ran and paid after its end', async () => {
      const made = await getContainer()
        .resolve(CAMPAIGN)
        .makeCampaign({
          ...{ handle: 'spring', title: '春茶上新', words: null, made_by: 'user_test', starts_at: null },
          ...{ ends_at: new Date(Date.now() + 3_600_000), product_ids: [goods.products.honey] },
        })
      await rule({ name: '活动', scope: 'campaign', target_id: made, rate_bps: 2000 })
      const buyer = checkoutBuyer(api, goods)
      const { id, key } = (await buyer.buy({ honey: 1 }, { referral_code: li.code })).data.order as {
        id: string
        key: string
      }
      await getContainer().resolve(CAMPAIGN).endCampaign(made, 'user_test')
      const own = { 'x-order-key': key }
      const { data } = await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
      const number = [...gateway.ledger.orders.values()].find((o) => data.payment.code_url.includes(o.pr))?.out_trade_no
      await fetch(`${gateway.url}/__sandbox/orders/${number}/pay`, { method: 'POST', body: '{}' })
      const { lines } = (await buyer.post(`/orders/${id}/refresh`, {}, own)).data.order as {
        lines: { total_fen: number }[]
      }
      await earns(id, Math.floor((lines[0]?.total_fen ?? 0) / 5))
      expect(await knex()('commission_line').where({ order_id: id }).first('rate_bps')).toEqual({ rate_bps: 2000 })
    })
  },
})
