/** A small shop's own system hears of pieces that were missing when its order was picked. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { deliverDue } from '@shanzhen/shop-webhooks/deliver'
import { noticeShorts } from '@shanzhen/shop-webhooks/notice'
import { ADDRESS, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openReceiver } from '../support/receiver'
import { openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    it('once, when somebody decided what becomes of them', async () => {
      const container = getContainer()
      const goods = await stockCheckoutShop(container)
      const shop = await openSmallShop(api, container, await staffHeaders(container), { phone: '13900000001' })
      await supplyAt(container, { [goods.variants.mushroom]: 2000 })
      await fillDeposit(container, shop.id, 100_000)
      const receiver = await openReceiver()
      const knex = () => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const { status } = await shop.owner.post('/webhooks', { url: receiver.url, events: ['order.short'] })
      expect(status).toBe(201)
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const placed = await shop.owner.post('/orders', { number: 'S-1', receiver: ADDRESS, items })
      const id = (placed.data as { order: { id: string } }).order.id
      const { order_id } = (await knex()('shop_order').where({ id }).first()) as { order_id: string }
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
      expect(receiver.got.map(({ body }) => (JSON.parse(body) as { type: string; data: object }).data)).toEqual([
        { id, number: 'S-1', title: '宁陕香菇', quantity: 1, decision: 'later' },
      ])
      receiver.close()
    })
  },
})
