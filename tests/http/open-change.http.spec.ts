/** While staff have a change of an order open, or somebody asked for its transfer, the rest of their work goes on rightly. */
import { Modules } from '@medusajs/framework/utils'
import { requestOrderTransferWorkflow } from '@medusajs/medusa/core-flows'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { vi } from 'vitest'
import { checkoutBuyer, expireNow, heldOf, runSweep, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { paidOrders } from '../support/paid-orders'
import { broken } from '../support/promises'
import { moneyOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof stockCheckoutShop>>
    let orders: ReturnType<typeof paidOrders>
    let editor: ReturnType<typeof orderEditor>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      const buyer = checkoutBuyer(api, shop)
      const staff = await staffHeaders(getContainer())
      orders = paidOrders({ api, container: getContainer(), gateway, buyer, staff })
      await orders.paidReady({ honey: 1 }, { honey: 2 })
      editor = orderEditor(api, staff)
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const refundedFen = () => [...gateway.ledger.refunds.values()].reduce((sum, { refund_fen }) => sum + refund_fen, 0)
    const openChanges = async (order_id: string) =>
      await getContainer()
        .resolve(Modules.ORDER)
        .listOrderChanges({ order_id, status: ['pending', 'requested'] } as object)
    const isEven = async (id: string) => {
      const { summary } = await getContainer()
        .resolve(Modules.ORDER)
        .retrieveOrder(id, { select: ['id', 'summary'] })
      expect(Number((summary as { pending_difference?: number } | undefined)?.pending_difference)).toBe(0)
    }

    /** Each begins a change of a paid order of two jars, the first of which has been sent, and leaves it open. */
    const CHANGES: [string, (id: string) => Promise<unknown>][] = [
      ['an edit', (id) => editor.begin(id)],
      [
        'an edit that waits for its confirmation',
        async (id) => {
          await editor.begin(id)
          await editor.must(`/order-edits/${id}/items/item/${await editor.lineOf(id)}`, { quantity: 3 })
          await editor.must(`/order-edits/${id}/request`)
        },
      ],
      [
        'a return',
        async (id) => {
          const begun = await editor.must('/returns', { order_id: id, location_id: shop.location_id })
          const items = [{ id: await editor.lineOf(id), quantity: 1 }]
          await editor.must(`/returns/${begun.return.id}/request-items`, { items })
        },
      ],
      ['an exchange', (id) => editor.must('/exchanges', { order_id: id })],
      ['a claim', (id) => editor.must('/claims', { order_id: id, type: 'refund' })],
      [
        'a transfer that somebody asked for',
        async (id) => {
          const customers = getContainer().resolve(Modules.CUSTOMER)
          const customer = await customers.createCustomers({ email: `${id}@example.com`, has_account: true })
          const input = { order_id: id, customer_id: customer.id, logged_in_user: customer.id }
          await requestOrderTransferWorkflow(getContainer()).run({ input })
        },
      ],
    ]

    it.each(CHANGES)('ships, delivers and refunds while %s is open, and that stays open', async (_, begin) => {
      const order = await orders.paid({ honey: 2 })
      expect((await order.ship(1)).status).toBe(201)
      await begin(order.id)
      const [before] = await openChanges(order.id)
      expect(before).toBeDefined()
      const sent = refundedFen()
      expect((await editor.refund(order.id, 5)).status).toBe(200)
      expect((await order.ship(1)).status).toBe(201)
      const { fulfillments } = await editor.read(order.id)
      const delivered = await editor.ask(`/orders/${order.id}/parcels/${fulfillments[0].id}/delivered`)
      expect(delivered.status).toBe(200)
      expect((await editor.refund(order.id, 7)).status).toBe(200)
      expect(refundedFen() - sent).toBe(1200)
      expect(await moneyOf(getContainer(), order.id)).toMatchObject({ captures: 1, refunds: 2 })
      expect((await openChanges(order.id)).map(({ id }) => id)).toEqual([before?.id])
      await isEven(order.id)
      await mendMoney(getContainer(), new Date(Date.now() + 60_000))
      await isEven(order.id)
    })

    it('confirms an edit that was open while money and goods moved', async () => {
      const order = await orders.paid({ honey: 2 })
      await editor.begin(order.id)
      await editor.must(`/order-edits/${order.id}/items`, {
        items: [{ variant_id: shop.variants.mushroom, quantity: 1 }],
      })
      expect((await order.ship(2)).status).toBe(201)
      expect((await editor.refund(order.id, 5)).status).toBe(200)
      await editor.confirm(order.id)
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(3000), 10_000)
      const view = await order.view()
      expect(view.lines.map((line: { shipped_quantity: number }) => line.shipped_quantity).sort()).toEqual([0, 2])
    })

    it('cancels a paid order that staff were changing: its money goes back once and its goods are free', async () => {
      const order = await orders.paid({ honey: 2 })
      const held = await heldOf(getContainer(), shop, 'honey')
      await editor.begin(order.id)
      const canceled = await editor.ask(`/orders/${order.id}/cancel`)
      expect(canceled.status).toBe(200)
      await vi.waitFor(async () => expect((await order.view()).status).toBe('refunded'), 15_000)
      await runSweep(getContainer())
      expect(await moneyOf(getContainer(), order.id)).toMatchObject({ captures: 1, refunds: 1 })
      expect(await heldOf(getContainer(), shop, 'honey')).toBe(held - 2)
      expect(await openChanges(order.id)).toEqual([])
    })

    it('keeps nothing held where a change is confirmed at the moment its buyer gives the order up', async () => {
      const held = await heldOf(getContainer(), shop, 'honey')
      for (const _again of [1, 2, 3]) {
        const order = await orders.paid({ honey: 3 })
        const line = await editor.lineOf(order.id)
        await editor.begin(order.id)
        await editor.must(`/order-edits/${order.id}/items/item/${line}`, { quantity: 2 })
        await editor.must(`/order-edits/${order.id}/request`)
        const [confirmed] = await Promise.all([editor.ask(`/order-edits/${order.id}/confirm`), order.cancel()])
        expect([200, 400, 409]).toContain(confirmed.status)
        await vi.waitFor(async () => expect((await order.view()).status).toBe('refunded'), 15_000)
        expect(await heldOf(getContainer(), shop, 'honey')).toBe(held)
        const late = getContainer()
          .resolve(Modules.INVENTORY)
          .createReservationItems({
            ...{ line_item_id: line, inventory_item_id: shop.inventory.honey, location_id: shop.location_id },
            quantity: 1,
          })
        await expect(late).rejects.toThrow('订单已取消，不再为它留货')
        expect(await heldOf(getContainer(), shop, 'honey')).toBe(held)
      }
    })

    it('ends an unpaid order out of its time though staff were changing it', async () => {
      const order = await orders.order({ honey: 1 })
      await editor.begin(order.id)
      await expireNow(getContainer(), order.id)
      await runSweep(getContainer())
      expect((await order.view()).status).toBe('canceled')
    })

    it('answers that the money left when telling the order of it failed, and mends that later', async () => {
      const order = await orders.paid({ honey: 1 })
      const module = getContainer().resolve(Modules.ORDER)
      const cut = vi.spyOn(module, 'createOrderChange').mockRejectedValueOnce(new Error('database away'))
      const sent = refundedFen()
      expect((await editor.refund(order.id, 20)).status).toBe(200)
      cut.mockRestore()
      expect((await editor.refund(order.id, 20)).status).toBe(409)
      expect(refundedFen() - sent).toBe(2000)
      await mendMoney(getContainer(), new Date(Date.now() + 60_000))
      await isEven(order.id)
    })

    it('brings back a change that a crash left standing aside, and proof finds it until then', async () => {
      const order = await orders.paid({ honey: 1 })
      await editor.begin(order.id)
      const [open] = await openChanges(order.id)
      await getContainer()
        .resolve('__pg_connection__')
        .raw(
          `update order_change set deleted_at = now() - interval '1 hour', metadata = '{"set_aside": true}' where id = ?`,
          [open?.id],
        )
      expect(await broken(getContainer(), '订单改动被搁置')).toEqual([open?.id])
      await mendMoney(getContainer())
      expect((await openChanges(order.id)).map(({ id }) => id)).toEqual([open?.id])
      expect(await broken(getContainer(), '订单改动被搁置')).toEqual([])
      await editor.confirm(order.id)
    })

    it('keeps a line in every order: an edit that takes off all of them is refused, and changes nothing', async () => {
      const order = await orders.paid({ honey: 1 })
      const held = await heldOf(getContainer(), shop, 'honey')
      await editor.begin(order.id)
      await editor.must(`/order-edits/${order.id}/items/item/${await editor.lineOf(order.id)}`, { quantity: 0 })
      for (const act of ['request', 'confirm']) {
        const answer = await editor.ask(`/order-edits/${order.id}/${act}`)
        expect([answer.status, answer.data.message]).toEqual([400, '订单里至少要留一件商品；都不要了，请取消订单'])
      }
      expect((await editor.read(order.id)).items).toMatchObject([{ quantity: 1 }])
      expect(await heldOf(getContainer(), shop, 'honey')).toEqual(held)
    })

    it('refuses what cannot be done with an order in Chinese, without ids', async () => {
      const order = await orders.paid({ honey: 2 })
      const said = async (path: string, body: object) => {
        const { status, data } = await editor.ask(path, body)
        return [status, data.message]
      }
      const line = await editor.lineOf(order.id)
      await editor.begin(order.id)
      const open = [400, '这个订单有没做完的修改、退货、换货或索赔，请先完成或取消它']
      expect(await said('/order-edits', { order_id: order.id })).toEqual(open)
      expect(await said('/returns', { order_id: order.id, location_id: shop.location_id })).toEqual(open)
      expect(await said('/exchanges', { order_id: order.id })).toEqual(open)
      expect(await said('/claims', { order_id: order.id, type: 'refund' })).toEqual(open)
      await editor.must(`/order-edits/${order.id}/items/item/${line}`, { quantity: 100_000 })
      await editor.must(`/order-edits/${order.id}/request`)
      expect(await said(`/order-edits/${order.id}/confirm`, {})).toEqual([400, '库存不够，请减少数量后再试'])
      await editor.must(`/order-edits/${order.id}/items/item/${line}`, { quantity: 2 })
      await editor.must(`/order-edits/${order.id}/confirm`)
      expect(await said(`/order-edits/${order.id}/confirm`, {})).toEqual([
        400,
        '这次修改已经完成或取消，请刷新后重新开始',
      ])
      expect(await said('/order-edits', { order_id: 'order_none' })).toEqual([404, '没有找到这个订单'])
      const { return: back } = await editor.must('/returns', { order_id: order.id, location_id: shop.location_id })
      expect(await said(`/returns/${back.id}/request-items`, { items: [{ id: line, quantity: 1 }] })).toEqual([
        400,
        '退货件数不能超过已发出、还没退的件数',
      ])
      expect(await said(`/returns/${back.id}/request`, {})).toEqual([400, '请至少选一件要退的商品'])
    })
  },
})
