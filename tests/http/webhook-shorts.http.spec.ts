/** A small shop's own system hears of pieces that were missing when its order was picked, and of parcels that left. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { deliverDue } from '@shanzhen/shop-webhooks/deliver'
import { noticeParcels, noticeShorts } from '@shanzhen/shop-webhooks/notice'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { ADDRESS, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openReceiver } from '../support/receiver'
import { type Caller, openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'
import { newWaybill } from '../support/waybills'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let staff: Awaited<ReturnType<typeof staffHeaders>>
    let shop: { id: string; owner: Caller }
    let receiver: Awaited<ReturnType<typeof openReceiver>>
    beforeAll(async () => {
      const goods = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000 })
      await fillDeposit(getContainer(), shop.id, 100_000)
    })
    beforeEach(async () => {
      receiver = await openReceiver()
    })
    afterEach(() => receiver.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const told = () => receiver.got.map(({ body }) => (JSON.parse(body) as { type: string; data: object }).data)
    const listen = async (event: string) => {
      const { status } = await shop.owner.post('/webhooks', { url: receiver.url, events: [event] })
      expect(status).toBe(201)
    }
    const place = async (number: string) => {
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const placed = await shop.owner.post('/orders', { number, receiver: ADDRESS, items })
      const { id } = (placed.data as { order: { id: string } }).order
      const { order_id } = (await knex()('shop_order').where({ id }).first()) as { order_id: string }
      return { id, order_id }
    }

    it('once, when somebody decided what becomes of them', async () => {
      await listen('order.short')
      const { id, order_id } = await place('S-1')
      const short = {
        wave_id: 'w',
        order_id,
        line_item_id: 'l',
        inventory_item_id: 'i',
        title: '宁陕香菇',
        quantity: 1,
      }
      const made = { reason: '破损', made_by: 'packer', state: 'open' }
      await knex()('short_pick').insert([
        { id: 'a', ...short, ...made },
        { id: 'b', ...short, ...made },
      ])
      await noticeShorts(getContainer())
      const decided = { state: 'decided', decided_by: 'lead', decided_at: new Date() }
      await knex()('short_pick')
        .where({ id: 'a' })
        .update({ ...decided, decision: 'later' })
      await knex()('short_pick')
        .where({ id: 'b' })
        .update({ ...decided, decision: 'found' })
      for (const _ of [1, 2]) await noticeShorts(getContainer())
      await deliverDue(getContainer())
      expect(told()).toEqual([{ id, number: 'S-1', title: '宁陕香菇', quantity: 1, decision: 'later' }])
    })

    it('each once, also of many that one act changed in the same moment', async () => {
      const orders = getContainer().resolve(SHOP_ORDER)
      const placed = [await place('S-3'), await place('S-4'), await place('S-5')].map(({ id }) => id)
      // As Postgres knows it, to the microsecond.
      await knex()('shop_order').update({ updated_at: '2026-11-30T01:02:03.456789Z' })
      const read: string[] = []
      for (let after = { updated_at: new Date('2026-11-30T00:00:00Z'), id: '' }; read.length < 9;) {
        const [row] = await orders.changedSince(after, 1)
        if (!row) break
        read.push(row.id)
        after = row
      }
      expect(read).toEqual(placed.toSorted())
    })

    it('of a parcel once, by the event or, where that was lost, by the next look', async () => {
      await listen('order.shipped')
      const { id, order_id } = await place('S-2')
      const parcel = { carrier_code: 'SF', tracking_number: newWaybill() }
      const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({ entity: 'order', fields: ['items.id'], filters: { id: order_id } })
      const [{ items }] = data as unknown as { items: { id: string }[] }[]
      const lines = items.map((line) => ({ line_item_id: line.id, quantity: 1 }))
      await api.post(`/admin/orders/${order_id}/parcels`, { ...parcel, lines }, { headers: staff })
      await vi.waitFor(async () => expect(await knex()('webhook_event')).toHaveLength(1), 15_000)
      await noticeParcels(getContainer())
      expect(await knex()('webhook_event')).toHaveLength(1)

      await knex()('webhook_event').delete()
      for (let i = 0; i < 2; i++) await noticeParcels(getContainer())
      await deliverDue(getContainer())
      expect(told()).toMatchObject([{ id, number: 'S-2', carrier: '顺丰速运', waybill: parcel.tracking_number }])
    })
  },
})
