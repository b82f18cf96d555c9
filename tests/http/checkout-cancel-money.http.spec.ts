/** The money of a paid order its buyer canceled: said, owed, and returned once, through silence, lost answers and crashes. */
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { checkoutBuyer, heldOf, runSweep, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { paidOrders } from '../support/paid-orders'
import { moneyOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const outbox = openOutbox()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    let orders: ReturnType<typeof paidOrders>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
      const staff = await staffHeaders(getContainer())
      orders = paidOrders({ api, container: getContainer(), gateway, buyer, staff })
    })
    beforeEach(() => {
      outbox.clear()
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const held = () => heldOf(getContainer(), shop, 'honey')
    const sweep = () => runSweep(getContainer())
    const placementOf = async (order_id: string) =>
      (await getContainer().resolve('checkout').listPlacements({ order_id }))[0]
    const refundsAtWechat = (fen: number) =>
      [...gateway.ledger.refunds.values()].filter((refund) => refund.refund_fen === fen)
    const heard = (template: string) => outbox.messages().filter((message) => message.template === template)
    const isReturnedOnce = async (id: string) => {
      expect(await moneyOf(getContainer(), id)).toMatchObject({ captures: 1, refunds: 1 })
      const { transactions } = await moneyOf(getContainer(), id)
      expect(transactions.reduce((sum: number, amount: number) => sum + Math.round(amount * 100), 0)).toBe(0)
    }

    it('gives the whole amount back, frees the goods, and says so', async () => {
      const order = await orders.paid({ honey: 2 })
      const before = await order.view()
      expect(before).toMatchObject({ status: 'paid', cancelable: true })
      const amount_fen = before.total_fen as number
      expect(await held()).toBe(2)
      const { status, data } = await order.cancel({ reason: 'wrong_address' })
      expect(status).toBe(200)
      expect(data.refund).toMatchObject({ amount_fen, provider: 'wechatpay' })
      expect(data.refund.message).toContain(`¥${(amount_fen / 100).toFixed(2)} 将原路退回`)
      expect(data.order).toMatchObject({ cancel_reason: 'buyer', cancelable: false, owed_fen: 0 })
      expect(await held()).toBe(0)
      expect(await placementOf(order.id)).toMatchObject({ state: 'canceled', buyer_reason: 'wrong_address' })
      await vi.waitFor(async () => expect((await order.view()).refunds[0].status).toBe('succeeded'), 15_000)
      expect((await order.view()).status).toBe('refunded')
      await vi.waitFor(() => {
        expect(heard('order-canceled')).toHaveLength(1)
        expect(heard('order-refunded')).toHaveLength(1)
      }, 10_000)
      expect(heard('order-money-returned')).toHaveLength(0)
      await sweep()
      await isReturnedOnce(order.id)
      expect((await placementOf(order.id))?.returned_at).toBeTruthy()
    })

    it('answers a second and a simultaneous canceling the same, and returns the money once', async () => {
      const order = await orders.paid({ honey: 3 })
      const { total_fen } = await order.view()
      const answers = await Promise.all([order.cancel(), order.cancel(), sweep().then(() => order.cancel())])
      expect(answers.map(({ status, data }) => [status, data.refund?.amount_fen])).toEqual([
        [200, total_fen],
        [200, total_fen],
        [200, total_fen],
      ])
      await Promise.all([sweep(), sweep()])
      await isReturnedOnce(order.id)
      expect(refundsAtWechat(total_fen)).toHaveLength(1)
    })

    it('sends the buyer to after-sales once a parcel has gone, also when only a part has', async () => {
      const order = await orders.paid({ honey: 2 })
      expect((await order.ship(1)).status).toBe(201)
      expect((await order.view()).cancelable).toBe(false)
      expect(await order.cancel()).toMatchObject({
        status: 409,
        data: { code: 'shipped' },
      })
      expect((await order.view()).status).toBe('partially_shipped')
      expect(await moneyOf(getContainer(), order.id)).toMatchObject({ refunds: 0 })
    })

    it('lets exactly one win when buyer and packing table act at the same moment, again and again', async () => {
      for (let round = 0; round < 12; round++) {
        const order = await orders.paid()
        const pair = [order.cancel, () => order.ship()]
        const acts = round % 2 ? pair : pair.toReversed()
        await Promise.all(acts.map((act) => act()))
        const view = await order.view()
        const parcels = view.parcels.length
        const money = await moneyOf(getContainer(), order.id)
        expect([parcels, money.refunds], `round ${round}: ${view.status}`).toEqual(parcels ? [1, 0] : [0, 1])
        expect(view.status).toBe(parcels ? 'shipped' : 'refunded')
      }
      expect(await held()).toBe(0)
    }, 180_000)

    it('cancels although WeChat is silent, shows what is owed, and returns it when WeChat answers', async () => {
      const order = await orders.paid({ honey: 4 })
      gateway.faults.addApi({ mode: 'error', path: '/refund', times: 50 })
      const { status, data } = await order.cancel()
      const { total_fen } = data.order
      expect([status, data.refund.amount_fen]).toEqual([200, total_fen])
      // A refund being asked for stands in the books until WeChat has refused it.
      const isOwed = async () => expect(await order.view()).toMatchObject({ status: 'canceled', owed_fen: total_fen })
      await vi.waitFor(isOwed, 10_000)
      expect(await held()).toBe(0)
      await sweep()
      await vi.waitFor(isOwed, 10_000)
      gateway.faults.clear()
      await sweep()
      await isReturnedOnce(order.id)
    })

    it('still owes the money when WeChat was silent for days', async () => {
      const order = await orders.paid({ honey: 5 })
      gateway.faults.addApi({ mode: 'error', path: '/refund', times: 50 })
      await order.cancel()
      gateway.faults.clear()
      const checkout = getContainer().resolve('checkout')
      const canceled_at = new Date(Date.now() - 9 * 24 * 3_600_000)
      await checkout.updatePlacements({ selector: { order_id: order.id }, data: { canceled_at } })
      await sweep()
      await isReturnedOnce(order.id)
    })

    it('finds an answer of WeChat that got lost, instead of refunding twice', async () => {
      const order = await orders.paid({ honey: 6 })
      gateway.faults.addApi({ mode: 'drop_after', path: '/refund', times: 1 })
      const { data } = await order.cancel()
      await sweep()
      await isReturnedOnce(order.id)
      expect(refundsAtWechat(data.order.total_fen)).toHaveLength(1)
    })

    it('is finished by the sweep when freeing the goods failed after the decision', async () => {
      const order = await orders.paid({ honey: 7 })
      const { total_fen } = await order.view()
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const broken = vi
        .spyOn(inventory, 'deleteReservationItemsByLineItem')
        .mockRejectedValueOnce(new Error('database away'))
      expect((await order.cancel({ reason: 'too_slow' })).status).toBe(500)
      broken.mockRestore()
      expect(await held()).toBe(7)
      expect(await order.view()).toMatchObject({ status: 'canceled', cancelable: false, owed_fen: total_fen })
      await sweep()
      expect(await held()).toBe(0)
      expect(await placementOf(order.id)).toMatchObject({ state: 'canceled', cancel_reason: 'buyer' })
      await isReturnedOnce(order.id)
      await vi.waitFor(() => expect(heard('order-canceled')).toHaveLength(1), 10_000)
    })
  },
})
