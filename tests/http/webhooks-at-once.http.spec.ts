/** What is told of a shop's order goes out at once, and the minute's job finds nothing left to do. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { deliverDue } from '@shanzhen/shop-webhooks/deliver'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { WEBHOOK } from '@shanzhen/shop-webhooks/modules/webhook'
import { noticeOrders } from '@shanzhen/shop-webhooks/notice'
import { tellOfOrders } from '@shanzhen/shop-webhooks/soon'
import type { WebhookDeliveries } from '@shanzhen/shop-webhooks/wire'
import { vi } from 'vitest'
import { ADDRESS, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openReceiver } from '../support/receiver'
import { type Caller, openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    it('keeps nobody waiting for a receiver that keeps silent, nor the job beyond its time', async () => {
      const container = getContainer()
      const staff = await stockCheckoutShop(container).then(() => staffHeaders(container))
      const shop = await openSmallShop(api, container, staff, { phone: '13900000001' })
      const other = await openSmallShop(api, container, staff, {
        phone: '13900000002',
        name: '另一家',
        handle: 'other',
      })
      const [receiver, silent] = [await openReceiver(), await openReceiver()]
      silent.answer.hang = true
      const webhooks = container.resolve(WEBHOOK)
      for (const [{ owner }, { url }] of [[shop, receiver] as const, [other, silent] as const])
        expect((await owner.post('/webhooks', { url, events: ['order.placed'] })).status).toBe(201)
      const tell = ({ id: shop_id }: { id: string }, many: number) =>
        webhooks.notice(
          Array.from({ length: many }, (_, i) => ({
            ...{ shop_id, type: 'order.placed' as const, key: `many:${i}`, data: { id: String(i) } },
          })),
        )
      await tell(other, 1)
      const hanging = deliverDue(container, { shop_id: other.id })
      await expect.poll(() => silent.got.length, { timeout: 10_000 }).toBe(1)
      await tell(shop, 90)
      let began = Date.now()
      await deliverDue(container, { shop_id: shop.id })
      expect(receiver.got).toHaveLength(90)
      expect(Date.now() - began).toBeLessThan(8000)
      began = Date.now()
      await deliverDue(container, { for_ms: 500 })
      expect(Date.now() - began).toBeLessThan(8000)
      silent.close()
      receiver.close()
      await hanging
    })

    it('reaches a shop’s address that answers beside nine of its own that keep silent', async () => {
      const container = getContainer()
      const staff = await stockCheckoutShop(container).then(() => staffHeaders(container))
      const { id: shop_id, owner } = await openSmallShop(api, container, staff, { phone: '13900000001' })
      const [receiver, silent] = [await openReceiver(), await openReceiver()]
      silent.answer.hang = true
      const listen = ({ url }: { url: string }) => owner.post('/webhooks', { url, events: ['order.placed'] })
      for (let i = 0; i < 9; i++) expect((await listen(silent)).status).toBe(201)
      const endpoints = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)('webhook_endpoint')
      await endpoints.where({ shop_id }).update({ failing_since: new Date() })
      expect((await listen(receiver)).status).toBe(201)
      const of = { shop_id, type: 'order.placed' as const, data: {} }
      await container.resolve(WEBHOOK).notice(Array.from({ length: 20 }, (_, i) => ({ ...of, key: `${i}` })))
      const sending = deliverDue(container, { for_ms: 3000 })
      await expect.poll(() => receiver.got.length, { timeout: 10_000 }).toBe(20)
      // Those that failed are tried one at a time, three of a shop.
      expect(silent.got.length).toBeLessThanOrEqual(3)
      silent.close()
      receiver.close()
      await sending
    })

    it('tells of a parcel also where its order could not be read at once', async () => {
      const container = getContainer()
      const webhooks = container.resolve(WEBHOOK)
      const orders = container.resolve(SHOP_ORDER)
      webhooks.atOnce = true
      const broken = vi.spyOn(orders, 'followCanceled').mockRejectedValue(new Error('deadlock detected'))
      try {
        await tellOfOrders(container, ['order_1'])
        expect(broken).toHaveBeenCalledOnce()
      } finally {
        broken.mockRestore()
        webhooks.atOnce = false
      }
    })

    it('once and in order, while the receiver of another shop keeps silent', async () => {
      const container = getContainer()
      const goods = await stockCheckoutShop(container)
      const staff = await staffHeaders(container)
      const shop = await openSmallShop(api, container, staff, { phone: '13900000001' })
      const other = await openSmallShop(api, container, staff, {
        phone: '13900000002',
        name: '另一家',
        handle: 'other',
      })
      await supplyAt(container, { [goods.variants.mushroom]: 2000 })
      for (const { id } of [shop, other]) await fillDeposit(container, id, 100_000)
      const [receiver, silent] = [await openReceiver(), await openReceiver()]
      silent.answer.hang = true
      const events = ['order.placed', 'order.canceled']
      const listen = async (owner: Caller, url: string) => {
        const { status, data } = await owner.post('/webhooks', { url, events })
        expect(status).toBe(201)
        return (data as { endpoint: { id: string } }).endpoint.id
      }
      const [endpoint] = [await listen(shop.owner, receiver.url), await listen(other.owner, silent.url)]
      const place = async (owner: Caller, number: string) => {
        const placed = await owner.post('/orders', {
          number,
          receiver: ADDRESS,
          items: [{ sku: 'mushroom', quantity: 1 }],
        })
        return (placed.data as { order: { id: string } }).order.id
      }
      const types = () => receiver.got.map(({ body }) => (JSON.parse(body) as { type: string }).type)
      const webhooks = container.resolve(WEBHOOK)
      webhooks.atOnce = true
      try {
        await place(other.owner, 'W-0')
        await expect.poll(() => silent.got.length, { timeout: 10_000 }).toBe(1)
        const [first] = await Promise.all(['W-1', 'W-2', 'W-3', 'W-4'].map((number) => place(shop.owner, number)))
        const placed = Array<string>(4).fill('order.placed')
        await expect.poll(types, { timeout: 10_000 }).toEqual(placed)
        await shop.owner.post(`/orders/${first}/cancel`)
        await expect.poll(types, { timeout: 10_000 }).toEqual([...placed, 'order.canceled'])
        const log = async () => {
          const { data } = await shop.owner.get(`/webhooks/${endpoint}/deliveries`)
          return (data as WebhookDeliveries).deliveries.map(({ state, attempts }) => [state, attempts])
        }
        await expect.poll(log, { timeout: 10_000 }).toEqual(Array(5).fill(['done', 1]))
        expect(silent.got).toHaveLength(1)
      } finally {
        webhooks.atOnce = false
        silent.close()
      }
      await noticeOrders(container)
      expect(await deliverDue(container)).toBe(0)
      expect(types()).toHaveLength(5)
      receiver.close()
    })
  },
})
