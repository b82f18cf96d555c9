/** 补发 of a small shop's claim: the goods go once more instead of money, out of the one stock, at no cost to the shop. */
import type { AfterSaleFile } from '@shanzhen/after-sales/wire'
import type { CasePage } from '@shanzhen/settlement/wire'
import { creditLate } from '@shanzhen/settlement/late-credits'
import type { CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { openReceiver } from '../support/receiver'
import { resending } from '../support/resending'
import { type Caller, callerOf } from '../support/small-shops'
import { depositOf, openSupply, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let staff: Caller
    beforeAll(async () => {
      ;({ goods, staff, shop } = await openSupply(api, getContainer(), ({ variants }) => ({
        [variants.mushroom]: 2000,
      })))
    })
    const { knex, requestOf, act, place, sent, held, sound } = resending(getContainer, () => ({ goods, staff, shop }))
    const worklist = async () =>
      (
        (await staff.get('/warehouse/orders')).data as {
          orders: { id: string; pieces: number; sender: string | null }[]
        }
      ).orders
    /** All but so many go to others. */
    const leaveOnShelf = async (number: string, left: number) => {
      const { rows } = await knex().raw<{ rows: { free: string }[] }>(
        `select sum(v.stocked_quantity - v.reserved_quantity) as free from inventory_level v
          join product_variant_inventory_item i on i.inventory_item_id = v.inventory_item_id
          where i.variant_id = ? and v.deleted_at is null`,
        [goods.variants.mushroom],
      )
      expect((await place(number, Number(rows[0]?.free) - left)).status).toBe(201)
    }

    it('go again by one button: held at once, to be packed in the shop’s name, and cost it nothing', async () => {
      const receiver = await openReceiver()
      await shop.owner.post('/webhooks', { url: receiver.url, events: ['order.shipped', 'case.decided'] })
      const order = await sent('R-1')
      const asked = requestOf(await order.ask(1))
      expect(asked).toMatchObject({ wish: 'resend', state: 'requested', goods_fen: 2000 })
      const had = await depositOf(getContainer(), shop.id)
      expect(((await staff.get(`/after-sales/${asked.id}`)).data as AfterSaleFile).resend).toEqual({
        possible: true,
        why: null,
      })
      const done = await act(asked.id, 'resend', { version: 1 })
      expect([done.status, done.data]).toMatchObject([200, { request: { state: 'resent', refund_fen: null } }])
      expect(await held(order.order_id)).toBe(1)
      expect((await worklist()).find(({ id }) => id === order.order_id)).toMatchObject({
        ...{ pieces: 1, sender: '山里人家' },
      })
      const { lines } = await order.file()
      expect(lines).toMatchObject([{ quantity: 2, unit_price_fen: 2000 }])
      const waybill = await order.ship(1, 1)
      expect(await held(order.order_id)).toBe(0)
      expect((await order.file()).parcels.map((parcel) => parcel.waybill)).toContain(waybill)
      expect(await depositOf(getContainer(), shop.id)).toBe(had)
      await vi.waitFor(
        async () => {
          const { rows } = await knex().raw<{ rows: { payload: { data: Record<string, unknown> } }[] }>(
            `select payload from webhook_event where shop_id = ? and type in ('order.shipped', 'case.decided')`,
            [shop.id],
          )
          const told = rows.map(({ payload }) => payload.data)
          expect(told).toContainEqual(expect.objectContaining({ number: 'R-1', waybill }))
          expect(told).toContainEqual(expect.objectContaining({ number: 'R-1', state: 'resent' }))
        },
        { timeout: 10_000 },
      )
      await receiver.close()
      await sound()
    })

    it('are counted once: a piece sent again is neither paid back nor claimed, and one sent in vain is paid at its worth', async () => {
      const order = await sent('R-2')
      const first = requestOf(await order.ask(1))
      await act(first.id, 'approve', { version: 1 })
      expect((await act(first.id, 'resend', { version: 2 })).status).toBe(200)
      for (const [what, body] of [
        ['refund', { version: 3 }],
        ['resend', { version: 3 }],
        ['refuse', { version: 3, reason: '不同意' }],
      ] as const)
        expect([what, (await act(first.id, what, body)).status]).toEqual([what, 409])
      expect((await order.ask(2)).status).toBe(422)
      expect((await order.lines()).map(({ claimable }) => claimable)).toEqual([1, 0])
      await order.ship(1, 1)
      const had = await depositOf(getContainer(), shop.id)
      const again = requestOf(await order.ask(1, 1))
      expect(again.goods_fen).toBe(2000)
      await act(again.id, 'approve', { version: 1 })
      expect((await act(again.id, 'refund', { version: 2 })).status).toBe(200)
      await expect.poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 }).toBe(had + 2000)
      const last = requestOf(await order.ask(1))
      await act(last.id, 'approve', { version: 1 })
      expect((await act(last.id, 'refund', { version: 2 })).status).toBe(200)
      // Nothing of the order is left with its buyer: carriage comes back once too.
      await expect.poll(async () => (await order.file()).refunded_fen, { timeout: 10_000 }).toBeGreaterThan(4000)
      expect((await order.file()).refunded_fen).toBe(4000 + ((await order.file()).freight_fen ?? 0))
      await sound()
    })

    it('are sent by one of two who decide at once, and the last piece goes to one of two who want it', async () => {
      const order = await sent('R-3', 3)
      const claim = requestOf(await order.ask(1))
      const both = await Promise.all([1, 2].map(() => act(claim.id, 'resend', { version: 1 })))
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect(await held(order.order_id)).toBe(1)
      const paidOrSent = requestOf(await order.ask(1))
      await act(paidOrSent.id, 'approve', { version: 1 })
      const acts = await Promise.all(['resend', 'refund'].map((what) => act(paidOrSent.id, what, { version: 2 })))
      expect(acts.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const wanted = requestOf(await order.ask(1))
      await leaveOnShelf('R-3a', 1)
      const [resent, bought] = await Promise.all([act(wanted.id, 'resend', { version: 1 }), place('R-3b', 1)])
      const won = [resent.status === 200, bought.status === 201]
      expect(won.toSorted()).toEqual([false, true])
      const { rows } = await knex().raw<{ rows: object[] }>(
        'select 1 from inventory_level where reserved_quantity > stocked_quantity',
      )
      expect(rows).toEqual([])
      await sound()
    })

    it('are refused in words where nothing is on the shelf, and left to be paid back', async () => {
      const order = await sent('R-4')
      const claim = requestOf(await order.ask(1))
      await leaveOnShelf('R-4a', 0)
      const refused = await act(claim.id, 'resend', { version: 1 })
      expect([refused.status, refused.data]).toMatchObject([409, { code: 'no_stock' }])
      expect((refused.data as { message: string }).message).toContain('退款')
      expect(await held(order.order_id)).toBe(0)
      await act(claim.id, 'approve', { version: 1 })
      expect((await act(claim.id, 'refund', { version: 2 })).status).toBe(200)
      await sound()
    })

    it('are borne by the carrier up to what they were worth, as income of its own, and never late for their first promise', async () => {
      const order = await sent('R-5')
      const claim = requestOf(await order.ask(2))
      const bear = (amount_fen: number) =>
        staff.post(`/settlement/cases/${claim.id}`, { bearer: 'carrier', party: 'SF', note: '摔坏', amount_fen })
      expect((await bear(100)).status).toBe(400)
      await act(claim.id, 'resend', { version: 1 })
      const { cases } = (await staff.get('/settlement/cases?decided=false')).data as CasePage
      expect(cases.find(({ id }) => id === claim.id)).toMatchObject({ refund_fen: 4000, resent: true })
      expect((await bear(4001)).status).toBe(409)
      expect((await bear(4000)).status).toBe(201)
      const { vouchers } = (await staff.get('/ledger/vouchers?state=drafted')).data as { vouchers: { id: string }[] }
      const mei = callerOf(api, await staffHeaders(getContainer(), 'mei@example.com', ['role_finance']), '/admin')
      expect((await mei.post(`/ledger/vouchers/${vouchers[0]?.id}/confirm`)).status).toBe(200)
      const funds = (kind: string) =>
        knex()('ledger_balance as b')
          .join('ledger_account as a', 'a.id', 'b.account_id')
          .where('a.kind', kind)
          .sum({ fen: 'b.balance_fen' })
      expect(await funds('carrier_claims')).toMatchObject([{ fen: '4000' }])
      expect(await funds('cases_recovered')).toMatchObject([{ fen: '-4000' }])
      expect(Number(((await funds('sales_refunds')) as { fen: string | null }[])[0]?.fen ?? 0)).toBe(0)
      const had = await depositOf(getContainer(), shop.id)
      await creditLate(getContainer(), new Date(Date.now() + 30 * 86_400_000))
      expect(await depositOf(getContainer(), shop.id)).toBe(had)
      await sound()
    })

    it('are open to be paid or sent again where staff take them off, and the pieces they went for do not come back by hand too', async () => {
      const order = await sent('R-6')
      const had = await depositOf(getContainer(), shop.id)
      await order.resent(1)
      const editor = orderEditor(api, staff.headers)
      const [bought, again] = (await order.lines()).map(({ line_item_id }) => line_item_id)
      const { return: begun } = await editor.must('/returns', {
        order_id: order.order_id,
        location_id: goods.location_id,
      })
      await editor.must(`/returns/${begun.id}/request-items`, { items: [{ id: bought, quantity: 2 }] })
      expect((await editor.ask(`/returns/${begun.id}/request`)).status).toBe(409)
      await api.delete(`/admin/returns/${begun.id}/request`, { headers: staff.headers })
      await editor.begin(order.order_id)
      await editor.must(`/order-edits/${order.order_id}/items/item/${again}`, { quantity: 0 })
      await editor.confirm(order.order_id)
      expect(await held(order.order_id)).toBe(0)
      expect((await order.lines()).map(({ claimable }) => claimable)).toEqual([1])
      const [claim] = await order.claims()
      expect(claim).toMatchObject({ state: 'requested', version: 3, lines: [{ resent_line_id: null }] })
      expect(claim?.events.at(-1)).toMatchObject({ type: 'requested', note: '补发的商品已从订单撤下' })
      await sound()
      expect((await act(claim?.id ?? '', 'approve', { version: 3 })).status).toBe(200)
      expect((await act(claim?.id ?? '', 'refund', { version: 4 })).status).toBe(200)
      await expect.poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 }).toBe(had + 2000)
      await sound()
    })

    it('are called back beside what they went for, each piece paid once, the carriage with the last', async () => {
      const had = await depositOf(getContainer(), shop.id)
      const order = await sent('R-7')
      await order.resent(1)
      await order.ship(1, 1)
      const lots = getContainer().resolve('lot')
      const [lot] = await lots.listLots({ inventory_item_id: goods.inventory.mushroom, state: 'released' })
      type Recall = { recall: { id: string; affected: { id: string; order_id: string | null }[] } }
      const opened = await staff.post('/recalls', { lot_id: lot?.id, reason: '水分超标', class: 'second' })
      const { recall } = (await staff.get(`/recalls/${(opened.data as Recall).recall.id}`)).data as Recall
      const rows = recall.affected.filter(({ order_id }) => order_id === order.order_id)
      expect(rows).toHaveLength(2)
      for (const { id } of [...rows, ...rows])
        await staff.post(`/recalls/${recall.id}/affected/${id}`, { action: 'refund' })
      await expect.poll(() => depositOf(getContainer(), shop.id), { timeout: 10_000 }).toBe(had)
      await sound()
    })

    it('of a gift box are held by their parts, also where the box is unpacked again before and after it left', async () => {
      await supplyAt(getContainer(), { [goods.variants.box]: 9000 })
      const order = await sent('R-8', 2, 'box')
      await order.resent(1)
      // Two of one and one of the other.
      expect(await held(order.order_id)).toBe(3)
      const again = (await order.lines())[1]?.line_item_id
      const at = `/orders/${order.order_id}`
      const packed = { items: [{ id: again, quantity: 1 }], location_id: goods.location_id }
      expect((await staff.post(`${at}/fulfillments`, packed)).status).toBe(200)
      const last = async () => {
        const { rows } = await knex().raw<{ rows: { id: string }[] }>(
          `select f.id from fulfillment f join order_fulfillment o on o.fulfillment_id = f.id where o.order_id = ?
            order by f.created_at desc limit 1`,
          [order.order_id],
        )
        return rows[0]?.id ?? ''
      }
      expect(await held(order.order_id)).toBe(0)
      expect((await staff.post(`${at}/fulfillments/${await last()}/cancel`)).status).toBe(200)
      expect(await held(order.order_id)).toBe(3)
      await order.ship(1, 1)
      expect(await held(order.order_id)).toBe(0)
      expect((await staff.post(`${at}/parcels/${await last()}/unpack`, { reason: '装箱时发现破损' })).status).toBe(200)
      expect(await held(order.order_id)).toBe(3)
      await sound()
    })
  },
})
