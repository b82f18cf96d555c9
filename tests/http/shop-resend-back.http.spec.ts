/** 补发 taken off its order again before it left: the claim is as open as it was, and each piece is paid or sent once. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { AfterSaleView } from '@shanzhen/after-sales/wire'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { resending } from '../support/resending'
import { depositOf, openSupply } from '../support/trading-shop'

type Order = Awaited<ReturnType<ReturnType<typeof resending>['sent']>>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let open: Awaited<ReturnType<typeof openSupply>>
    beforeAll(async () => {
      open = await openSupply(api, getContainer(), ({ variants }) => ({
        [variants.mushroom]: 2000,
        [variants.honey]: 5000,
      }))
      await sentReady('B-1')
    })
    const { requestOf, act, sent, sentReady, held, sound } = resending(getContainer, () => open)
    const deposit = () => depositOf(getContainer(), open.shop.id)
    const again = async (order: Order, line = 1) => (await order.lines())[line]?.line_item_id ?? ''
    /** As staff leave so many pieces of a line. */
    const leave = async (order: Order, line: string, quantity: number) => {
      const editor = orderEditor(api, open.staff.headers)
      await editor.begin(order.order_id)
      await editor.must(`/order-edits/${order.order_id}/items/item/${line}`, { quantity })
      await editor.must(`/order-edits/${order.order_id}/request`)
      return editor.ask(`/order-edits/${order.order_id}/confirm`)
    }
    const approved = async (order: Order, pieces: number): Promise<AfterSaleView> => {
      const claim = requestOf(await order.ask(pieces))
      await act(claim.id, 'approve', { version: 1 })
      expect((await act(claim.id, 'resend', { version: 2 })).status).toBe(200)
      return claim
    }

    it('is granted still, keeps the deposit as it is, and is sent once more by a line of its own', async () => {
      const order = await sent('B-1')
      const had = await deposit()
      const claim = await approved(order, 1)
      expect((await leave(order, await again(order), 0)).status).toBe(200)
      expect((await order.claims())[0]).toMatchObject({ state: 'approved', version: 4, refund_fen: null })
      expect([await held(order.order_id), await deposit()]).toEqual([0, had])
      await sound()
      const second = await act(claim.id, 'resend', { version: 4 })
      expect([second.status, second.data]).toMatchObject([200, { request: { state: 'resent' } }])
      expect(await held(order.order_id)).toBe(1)
      await order.ship(1, 1)
      expect([await held(order.order_id), await deposit()]).toEqual([0, had])
      expect((await act(claim.id, 'refund', { version: 5 })).status).toBe(409)
      await sound()
    })

    it('pays back what is taken off in part, as it does any other pieces, and stays sent again', async () => {
      const order = await sent('B-2', 3)
      const had = await deposit()
      await approved(order, 2)
      expect((await leave(order, await again(order), 1)).status).toBe(200)
      await expect.poll(deposit, { timeout: 10_000 }).toBe(had + 2000)
      expect((await order.claims())[0]).toMatchObject({ state: 'resent' })
      expect((await leave(order, await again(order), 0)).status).toBe(200)
      await expect.poll(deposit, { timeout: 10_000 }).toBe(had + 4000)
      expect((await order.claims())[0]).toMatchObject({ state: 'resent' })
      await sound()
    })

    it('stays on the order while somebody else is to bear it', async () => {
      const order = await sent('B-1')
      const claim = await approved(order, 1)
      const share = { bearer: 'carrier', party: 'SF', note: '摔坏', amount_fen: 2000 }
      expect((await open.staff.post(`/settlement/cases/${claim.id}`, share)).status).toBe(201)
      const refused = await leave(order, await again(order), 0)
      expect([refused.status, refused.data]).toMatchObject([
        400,
        { message: expect.stringContaining('归责') as string },
      ])
      expect((await order.claims())[0]).toMatchObject({ state: 'resent' })
      const { vouchers } = (await open.staff.get('/ledger/vouchers?state=drafted')).data as {
        vouchers: { id: string }[]
      }
      expect((await open.staff.post(`/ledger/vouchers/${vouchers[0]?.id}/withdraw`)).status).toBe(200)
      const editor = orderEditor(api, open.staff.headers)
      expect((await editor.ask(`/order-edits/${order.order_id}/confirm`)).status).toBe(200)
      expect((await order.claims())[0]).toMatchObject({ state: 'approved' })
      await sound()
    })

    it('falls back with nobody’s claim but its own, where two were sent again by one order', async () => {
      const order = await sent('B-4', 3)
      await approved(order, 1)
      const first = await again(order)
      await approved(order, 1)
      expect((await leave(order, first, 0)).status).toBe(200)
      expect((await order.claims()).map(({ state }) => state).toSorted()).toEqual(['approved', 'resent'])
      expect(await held(order.order_id)).toBe(1)
      await sound()
    })

    it('is open again too where whoever picks finds nothing on the shelf, and staff take the pieces off', async () => {
      const order = await sent('B-1')
      const had = await deposit()
      const claim = await approved(order, 1)
      const made = await open.staff.post('/warehouse/waves', { order_ids: [order.order_id] })
      const wave = `/warehouse/waves/${(made.data as { wave: { id: string } }).wave.id}`
      type Stops = { wave: { stops: { inventory_item_id: string; lot_id: string }[] } }
      const [stop] = ((await open.staff.get(wave)).data as Stops).wave.stops
      const { inventory_item_id, lot_id } = stop ?? {}
      await open.staff.post(`${wave}/picks`, { inventory_item_id, lot_id, picked: 0, reason: '没找到' })
      const { shorts } = (await open.staff.get('/warehouse/shorts')).data as { shorts: { id: string }[] }
      const canceled = await open.staff.post(`/warehouse/shorts/${shorts[0]?.id}/cancel`, { note: '' })
      expect([canceled.status, canceled.data]).toMatchObject([200, {}])
      expect((await order.claims())[0]).toMatchObject({ id: claim.id, state: 'approved' })
      expect([await held(order.order_id), await deposit()]).toEqual([0, had])
      expect((await act(claim.id, 'refund', { version: 4 })).status).toBe(200)
      await expect.poll(deposit, { timeout: 10_000 }).toBe(had + 2000)
      await sound()
    })

    it('holds in the database: an open claim names no line that sends its pieces', async () => {
      const order = await sent('B-1')
      const { id } = await approved(order, 1)
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const back = () => knex.raw(`update after_sale set state = 'approved', version = version + 1 where id = ?`, [id])
      await expect(back()).rejects.toThrow('CK_after_sale_sends_nothing')
      const line = knex.raw('update after_sale_line set resent_line_id = null where after_sale_id = ?', [id])
      await expect(line).rejects.toThrow('CK_after_sale_line_resent')
    })
  },
})
