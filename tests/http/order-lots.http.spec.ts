/** A buyer's proof: once goods have left, their order says which lots they came from; to nobody else. */
import { cancelOrderFulfillmentWorkflow, createOrderFulfillmentWorkflow } from '@medusajs/medusa/core-flows'
import { afterSaleShop } from '../support/after-sale-shop'
import { type Answer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { GTIN, traceShop } from '../support/trace-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let desk: ReturnType<typeof afterSaleShop>
    let warehouse: ReturnType<typeof traceShop>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      desk = afterSaleShop(api, getContainer(), shop, gateway)
      warehouse = traceShop(getContainer(), shop)
      await warehouse.prepare()
    })
    beforeEach(() => void (gateway.callbacks.shopOrigin = null))
    afterAll(() => gateway.close())

    const lotsOf = (id: string, headers: Record<string, string> = {}): Promise<Answer> =>
      api.get(`/store/checkout/orders/${id}/lots`, {
        headers: { ...shop.headers, ...headers },
        validateStatus: () => true,
      })

    it('tells the buyer after shipping from which lots each line came, and where their story is', async () => {
      const [first, second] = [
        await warehouse.release('mushroom', 1, { best_before: '2027-10-01' }),
        await warehouse.release('mushroom', 5),
      ]
      const order = await desk.order({ mushroom: 2 }, { shipped: false })
      expect(await lotsOf(order.id, order.own)).toMatchObject({ status: 200, data: { lots: [] } })
      await order.ship()
      const { data } = await lotsOf(order.id, order.own)
      const line = { line_item_id: order.lines[0]?.id, title: '宁陕香菇', title_en: null }
      const common = { ...line, quantity: 1, made_on: '2026-11-01' }
      const told = { ...common, is_demo: true, recalled: false, tested_at: expect.any(String), verdict: 'passed' }
      expect(data.lots).toEqual(
        [
          { lot: first, best_before: '2027-10-01' },
          { lot: second, best_before: '2027-11-01' },
        ].map(({ lot, best_before }) => ({
          ...told,
          code: lot.code,
          best_before,
          link: `/01/${GTIN.mushroom}/10/${lot.code}`,
        })),
      )
      const story = await api.get(`/store/trace${data.lots[0].link}`, { headers: shop.headers })
      expect(story.data.trace.lot.code).toBe(first.code)
      await warehouse.turn(first, 'recalled')
      expect((await lotsOf(order.id, order.own)).data.lots[0]).toMatchObject({ code: first.code, recalled: true })
    })

    it('tells every good of a gift box apart', async () => {
      const [mushroom, honey] = [await warehouse.release('mushroom', 4), await warehouse.release('honey', 4)]
      const order = await desk.order({ box: 1 })
      const { lots } = (await lotsOf(order.id, order.own)).data
      expect(lots).toHaveLength(2)
      expect(lots).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ code: mushroom.code, title: '宁陕香菇', quantity: 2 }),
          expect.objectContaining({ code: honey.code, title: '土蜂蜜', quantity: 1 }),
        ]),
      )
    })

    it('forgets the lots of a parcel that was unpacked again', async () => {
      await warehouse.release('mushroom', 4)
      const { id, own, lines } = await desk.order({ mushroom: 1 }, { shipped: false })
      const { result: parcel } = await createOrderFulfillmentWorkflow(getContainer()).run({
        input: { order_id: id, items: [{ id: lines[0]?.id ?? '', quantity: 1 }] },
      })
      expect((await lotsOf(id, own)).data.lots).toHaveLength(1)
      await cancelOrderFulfillmentWorkflow(getContainer()).run({
        input: { order_id: id, fulfillment_id: parcel.id },
      })
      expect((await lotsOf(id, own)).data.lots).toEqual([])
    })

    it('is silent to strangers, other buyers among them', async () => {
      await warehouse.release('mushroom', 4)
      const order = await desk.order({ mushroom: 1 }, { shipped: false })
      const other = await desk.order({ mushroom: 1 }, { shipped: false })
      await order.ship()
      for (const headers of [{}, other.own, { 'x-order-key': 'x'.repeat(43) }]) {
        const { status, data } = await lotsOf(order.id, headers)
        expect([status, data.code, data.lots]).toEqual([404, 'order_not_found', undefined])
      }
      expect((await lotsOf('order_none', order.own)).status).toBe(404)
    })

    it('says that goods are being inspected or held back, and not why', async () => {
      await warehouse.release('mushroom', 4)
      const service = getContainer().resolve('lot')
      const order = await desk.order({ mushroom: 1 }, { shipped: false })
      const state = async () => (await lotsOf(order.id, order.own)).data.outgoing
      expect(await state()).toBe(null)
      await service.addStandard({
        ...{ good_id: 'good_demo', grades: [], limits: [], packing: '', storage: '', shelf_life_days: 540 },
        ...{ effective_from: '2026-01-01', outbound_required: true },
      })
      expect(await state()).toBe('inspecting')
      const inspection = { ...{ order_id: order.id, line_item_id: null, lot_ids: [], results: [] }, inspector: 'mei' }
      const held = { ...inspection, verdict: 'held' as const, reason: '封口不严', note: null }
      const id = await service.recordOutgoing(held)
      const { data } = await lotsOf(order.id, order.own)
      expect(data).toEqual({ lots: [], outgoing: 'held' })
      await service.liftHold({ id, lifted_by: 'yun', reason: '已换袋' })
      await service.recordOutgoing({ ...inspection, verdict: 'passed', reason: null, note: null })
      expect(await state()).toBe(null)
      await order.ship()
      expect(await state()).toBe(null)
    })
  },
})
