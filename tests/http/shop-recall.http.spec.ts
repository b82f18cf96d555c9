/** Goods of a small shop's order called back: its buyer hears it in the shop's name, and each piece is paid into the deposit once. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { AfterSaleView, Eligibility } from '@shanzhen/after-sales/wire'
import { shipParcel } from '@shanzhen/shipping/workflows'
import { ADDRESS, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { broken } from '../support/promises'
import type { Caller } from '../support/small-shops'
import { depositOf, openSupply } from '../support/trading-shop'
import { newWaybill } from '../support/waybills'

const outbox = openOutbox()
type Claims = { eligibility: Eligibility; requests: AfterSaleView[] }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let staff: Caller
    beforeAll(async () => {
      ;({ goods, staff, shop } = await openSupply(api, getContainer(), ({ variants }) => ({ [variants.honey]: 5000 })))
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    async function sent(number: string, quantity: number) {
      const items = [{ sku: 'honey', quantity }]
      const placed = await shop.owner.post('/orders', { number, receiver: ADDRESS, items })
      const { order } = placed.data as { order: { id: string; goods_fen: number; freight_fen: number } }
      const [row] = (await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)('shop_order')
        .where({ id: order.id })
        .select('order_id')) as { order_id: string }[]
      const at = `/orders/${order.id}/claims`
      const line = async () => ((await shop.owner.get(at)).data as Claims).eligibility.lines[0]
      await shipParcel(getContainer(), {
        ...{ order_id: row?.order_id ?? '', carrier_code: 'SF', tracking_number: newWaybill() },
        lines: [{ line_item_id: (await line())?.line_item_id ?? '', quantity }],
        ...{ created_by: 'staff', request_id: randomUUID() },
      })
      const claim = async (pieces: number) =>
        shop.owner.post(at, {
          ...{ reason: 'damaged', lines: [{ line_item_id: (await line())?.line_item_id, quantity: pieces }] },
        })
      return { ...order, order_id: row?.order_id, line, claim }
    }
    async function recall(order_id: string | undefined) {
      const inventory_item_id = goods.inventory.honey
      const [lot] = await getContainer().resolve('lot').listLots({ inventory_item_id, state: 'released' })
      const { data } = await staff.post('/recalls', { lot_id: lot?.id, reason: '水分超标', class: 'second' })
      const { id } = (data as { recall: { id: string } }).recall
      const read = (await staff.get(`/recalls/${id}`)).data as {
        recall: { affected: { id: string; order_id: string | null }[] }
      }
      const row = read.recall.affected.find((one) => one.order_id === order_id)
      return () => staff.post(`/recalls/${id}/affected/${row?.id}`, { action: 'refund' })
    }

    it('is told in the name its buyer bought from, and promises nothing in ours', async () => {
      const order = await sent('R-1', 2)
      await recall(order.order_id)
      const told = () => outbox.messages().filter(({ template }) => template === 'recall-opened')
      await expect.poll(told, { timeout: 10_000 }).toHaveLength(1)
      const [{ to, text }] = told() as unknown as [{ to: string; text: string }]
      expect([to, text]).toEqual([
        ADDRESS.phone,
        expect.stringMatching(
          /^【山里人家】您的订单 R-1 中的土蜂蜜 .*请停止食用.*请联系您下单的店铺，您无需承担费用。$/,
        ) as string,
      ])
    })

    it('pays each piece once, beside a claim of the same goods, whoever is first', async () => {
      const had = await depositOf(getContainer(), shop.id)
      const order = await sent('R-2', 3)
      const { request } = (await order.claim(1)).data as { request: AfterSaleView }
      const refund = await recall(order.order_id)
      expect((await refund()).status).toBe(400)
      await staff.post(`/after-sales/${request.id}/approve`, { version: 1 })
      const met = await Promise.all([
        staff.post(`/after-sales/${request.id}/refund`, { version: 2 }),
        refund(),
        order.claim(2),
      ])
      expect(met.map(({ status }) => status).every((status) => status < 500)).toBe(true)
      const { requests } = (await shop.owner.get(`/orders/${order.id}/claims`)).data as Claims
      for (const { id, version } of requests.filter(({ state }) => state === 'requested'))
        await staff.post(`/after-sales/${id}/refuse`, { version, reason: '按召回退款' })
      await refund()
      // All of it came back: the goods by claim and recall, the carriage with the last of them.
      await expect.poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 }).toBe(had)
      expect((await refund()).status).toBe(400)
      expect((await order.line())?.claimable).toBe(0)
      for (const words of ['was not paid out of its deposit as it says', 'a deposit is below zero'])
        expect(await broken(getContainer(), words)).toEqual([])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    })
  },
})
