/** Orders of small shops: priced at their terms, paid out of their deposit in the commit that writes them. */
import { cancelShopOrder } from '@shanzhen/shop-orders/orders/cancel-order'
import { placeWaiting, placeOpen } from '@shanzhen/shop-orders/orders/place-orders'
import { quoteDrafts } from '@shanzhen/shop-orders/orders/quote-drafts'
import { ADDRESS, checkoutBuyer, heldOf, stockCheckoutShop, STOCK, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { broken } from '../support/promises'
import { depositOf, fillDeposit, tradingShop, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; tier: string }
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      shop = { id: await tradingShop(getContainer()), tier: 'standard' }
      const { mushroom, honey } = goods.variants
      await supplyAt(getContainer(), { [mushroom]: 2000, [honey]: 5000 })
    })

    const orders = () => getContainer().resolve('shop_order')
    const draft = (number: string, quantity = 1, handle = 'mushroom', receiver: object = {}) => ({
      ...{ number, items: [{ variant_id: goods.variants[handle], quantity }] },
      receiver: { ...ADDRESS, ...receiver },
    })
    async function send(drafts: ReturnType<typeof draft>[], of = shop) {
      const quoted = await quoteDrafts(getContainer(), of, drafts)
      const taken = await orders().takeIn(
        quoted.flatMap(({ draft: { number }, body, lead_hours }) =>
          body ? [{ shop_id: of.id, number, door: 'portal' as const, body, lead_hours, made_by: 'shmem_1' }] : [],
        ),
      )
      await placeWaiting(
        getContainer(),
        taken.map(({ row }) => row),
      )
      return orders().list(of.id, { take: 100 })
    }

    it('are found by number, receiver and the end of a phone, a shop’s own alone', async () => {
      const of = shop
      const theirs = { name: '另一家铺', handle: 'other', phone: '13900002222' }
      const other = { id: await tradingShop(getContainer(), theirs), tier: 'standard' }
      for (const one of [of, other]) await fillDeposit(getContainer(), one.id, 10_000)
      const receivers = [
        { name: '王小山', phone: '13812348612' },
        { name: '李_山', phone: '13912340000' },
      ]
      await send([draft('F-1', 1, 'mushroom', receivers[0]), draft('F-2', 1, 'mushroom', receivers[1])], of)
      // Without money it waits: it is no order yet, and is found by what was sent.
      await send([draft('F-3', 5, 'mushroom', receivers[0])], of)
      await send([draft('F-1', 1, 'mushroom', receivers[0])], other)
      const found = async (q: string) => {
        const rows = await orders().list(of.id, { take: 100, q })
        expect(rows.every(({ shop_id }) => shop_id === of.id)).toBe(true)
        return rows.map(({ number }) => number).toSorted()
      }
      expect(await found('F-')).toEqual(['F-1', 'F-2', 'F-3'])
      expect(await found('王小')).toEqual(['F-1', 'F-3'])
      // An end that begins as `+86 1…` does is one.
      for (const q of ['8612', '348612', '１３８ 1234 8612']) expect([q, await found(q)]).toEqual([q, ['F-1', 'F-3']])
      expect(await found('13912340000')).toEqual(['F-2'])
      for (const q of ['139 1234 0000', '139-1234-0000', '+86 139 1234 0000', '1234 0000'])
        expect([q, await found(q)]).toEqual([q, ['F-2']])
      // Signs of a pattern are letters here, and three digits are no end of a phone.
      expect(await found('_山')).toEqual(['F-2'])
      expect([await found('%'), await found('612'), await found('1234')]).toEqual([[], [], []])
    })

    it('are priced at the supply price with carriage, paid and promised at once, and in the book', async () => {
      await fillDeposit(getContainer(), shop.id, 10_000)
      const [row] = await send([draft('A-1', 2)])
      expect(row).toMatchObject({ number: 'A-1', state: 'placed', goods_fen: 4000, body: null })
      expect(row.ship_by && row.placed_at && +row.ship_by - +row.placed_at).toBe(48 * 3_600_000)
      expect(await depositOf(getContainer(), shop.id)).toBe(10_000 - 4000 - Number(row.freight_fen))
      const { data } = await getContainer()
        .resolve('query')
        .graph({
          entity: 'order',
          fields: [
            'summary',
            'payment_status',
            'metadata',
            'payment_collections.status',
            'payment_collections.payments.*',
          ],
          filters: { id: row.order_id },
        })
      expect(data[0]).toMatchObject({
        summary: { pending_difference: 0, paid_total: (4000 + Number(row.freight_fen)) / 100 },
        metadata: { placed_by: 'trader', trader_id: shop.id },
        payment_collections: [{ status: 'completed', payments: [{ provider_id: 'pp_deposit_deposit' }] }],
      })
    })

    it('wait where the deposit does not reach, and go once it does, the oldest first', async () => {
      await fillDeposit(getContainer(), shop.id, 5000)
      const rows = await send([draft('B-1'), draft('B-2'), draft('B-3')])
      const stateOf = (list: typeof rows) => Object.fromEntries(list.map(({ number, state }) => [number, state]))
      expect(stateOf(rows)).toEqual({ 'B-1': 'placed', 'B-2': 'held', 'B-3': 'held' })
      expect(rows.find(({ number }) => number === 'B-2')).toMatchObject({
        ...{ reason_code: 'deposit_short', order_id: null },
        reason: expect.stringMatching(/^预存款不足：需要 ¥[\d.]+，还有 ¥[\d.]+$/) as string,
      })
      expect(await depositOf(getContainer(), shop.id)).toBeGreaterThanOrEqual(0)
      await fillDeposit(getContainer(), shop.id, 1000)
      await placeOpen(getContainer(), shop.id)
      expect(stateOf(await orders().list(shop.id, { take: 100 }))).toEqual({
        'B-1': 'placed',
        'B-2': 'placed',
        'B-3': 'held',
      })
    })

    it('are given up when their time is over, and may be sent again under their number', async () => {
      const [held] = await send([draft('C-1')])
      expect(held.state).toBe('held')
      const late = new Date(Date.now() - 1000)
      await getContainer().resolve('__pg_connection__')('shop_order').update({ held_until: late })
      await placeOpen(getContainer())
      expect((await orders().list(shop.id, { take: 1 }))[0]).toMatchObject({
        state: 'refused',
        reason_code: 'hold_over',
      })
      await fillDeposit(getContainer(), shop.id, 10_000)
      expect(await send([draft('C-1', 2)])).toMatchObject([{ id: held.id, state: 'placed', goods_fen: 4000 }])
    })

    it('are one order a number, however often and near together it is sent, and never another', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      await Promise.all([send([draft('D-1')]), send([draft('D-1')]), send([draft('D-1')])])
      expect(await orders().list(shop.id, { take: 10 })).toMatchObject([{ number: 'D-1', state: 'placed' }])
      expect(await getContainer().resolve('order').listOrders({})).toHaveLength(1)
      const quoted = await quoteDrafts(getContainer(), shop, [draft('D-1', 3)])
      const [taken] = await orders().takeIn([
        { shop_id: shop.id, number: 'D-1', door: 'api', body: quoted[0].body as never, lead_hours: 1, made_by: 'k' },
      ])
      expect(taken).toMatchObject({ used: true, row: { state: 'placed', door: 'portal' } })
    })

    it('are placed as they were sent last: one given up while it was being placed is not, and its number comes anew', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const accept = async (quantity: number) => {
        const [{ body }] = await quoteDrafts(getContainer(), shop, [draft('D-2', quantity)])
        const [{ row }] = await orders().takeIn([
          { shop_id: shop.id, number: 'D-2', door: 'portal', body: body as never, lead_hours: 1, made_by: 'm' },
        ])
        return row
      }
      const first = await accept(1)
      await cancelShopOrder(getContainer(), first)
      const second = await accept(3)
      expect([second.id, second.state]).toEqual([first.id, 'waiting'])
      await placeWaiting(getContainer(), [first])
      expect(await orders().find(shop.id, { number: 'D-2' })).toMatchObject({ state: 'waiting', order_id: null })
      expect(await depositOf(getContainer(), shop.id)).toBe(50_000)
      await placeWaiting(getContainer(), [second])
      expect(await orders().find(shop.id, { number: 'D-2' })).toMatchObject({ state: 'placed', goods_fen: 6000 })
    })

    it('are canceled where they were placed just before they were given up', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const [{ body }] = await quoteDrafts(getContainer(), shop, [draft('D-3')])
      const [{ row }] = await orders().takeIn([
        { shop_id: shop.id, number: 'D-3', door: 'portal', body: body as never, lead_hours: 1, made_by: 'm' },
      ])
      await placeWaiting(getContainer(), [row])
      await cancelShopOrder(getContainer(), row)
      expect(await orders().find(shop.id, { number: 'D-3' })).toMatchObject({ state: 'canceled' })
      await vi.waitFor(async () => expect(await depositOf(getContainer(), shop.id)).toBe(50_000), 10_000)
    })

    it('spend one deposit once, whatever comes at once by several doors', async () => {
      await fillDeposit(getContainer(), shop.id, 12_000)
      const many = Array.from({ length: 9 }, (_, i) => draft(`E-${i}`))
      await Promise.all([0, 3, 6].map((from) => send(many.slice(from, from + 3))))
      const rows = await orders().list(shop.id, { take: 100 })
      const spent = rows.reduce((sum, row) => sum + (row.goods_fen ?? 0) + (row.freight_fen ?? 0), 0)
      expect(await depositOf(getContainer(), shop.id)).toBe(12_000 - spent)
      expect(rows.filter(({ state }) => state === 'placed').length).toBe(
        Math.floor(12_000 / (spent / rows.filter(({ state }) => state === 'placed').length)),
      )
      expect(rows.filter(({ state }) => state === 'held')).not.toHaveLength(0)
    })

    it('share one stock with every other buyer: the last pieces are sold once', async () => {
      const other = {
        id: await tradingShop(getContainer(), { name: '另一家铺', handle: 'other', phone: '13900002222' }),
        tier: 'standard',
      }
      for (const { id } of [shop, other]) await fillDeposit(getContainer(), id, 100_000)
      const buyer = checkoutBuyer(api, goods)
      const draftsOf = (name: string) => Array.from({ length: 8 }, (_, i) => draft(`${name}-${i}`))
      await Promise.all([
        send(draftsOf('F')),
        send(draftsOf('G'), other),
        ...Array.from({ length: 3 }, () => buyer.buy({ mushroom: 1 })),
      ])
      expect(await heldOf(getContainer(), goods, 'mushroom')).toBe(STOCK.mushroom)
      const refused = [
        ...(await orders().list(shop.id, { take: 100 })),
        ...(await orders().list(other.id, { take: 100 })),
      ]
      expect(refused.filter(({ state }) => state === 'refused')[0]).toMatchObject({
        reason: expect.stringContaining('售罄') as string,
      })
    })

    it('are left alone by a price that rises while they wait, also where their file was sent before; new ones pay it', async () => {
      const rise = (price_fen: number) =>
        getContainer()
          .resolve('supply_offer')
          .createSupplyPrices([
            {
              ...{ variant_id: goods.variants.mushroom, tier: 'standard', price_fen, floor_fen: price_fen },
              ...{ lead_hours: 48, starts_at: new Date(), notice_days: 0, rises: false, entered_by: 'test' },
            },
          ])
      const [held] = await send([draft('K-1', 2)])
      expect(held).toMatchObject({ state: 'held', reason_code: 'deposit_short' })
      const [quoted] = await quoteDrafts(getContainer(), shop, [draft('K-2')])
      // Not in the very millisecond in which the price rises.
      const sent_at = new Date(Date.now() - 5)
      await rise(2600)
      await fillDeposit(getContainer(), shop.id, 50_000)
      await placeOpen(getContainer(), shop.id)
      const body = quoted.body as NonNullable<typeof quoted.body>
      const accept = { shop_id: shop.id, door: 'file' as const, body, lead_hours: 1, made_by: 'm' }
      // A crash kept what was sent before from being taken in at once; what is sent now is priced by now.
      for (const [number, at] of [
        ['K-2', sent_at],
        ['K-3', null],
      ] as const)
        await placeWaiting(getContainer(), [(await orders().takeIn([{ ...accept, number }], at))[0].row])
      await send([draft('K-4')])
      const rows = new Map((await orders().list(shop.id, { take: 10 })).map((row) => [row.number, row]))
      expect(rows.get('K-1')).toMatchObject({ state: 'placed', goods_fen: 4000 })
      expect(rows.get('K-2')).toMatchObject({ state: 'placed', goods_fen: 2000 })
      expect(rows.get('K-3')).toMatchObject({
        ...{ state: 'refused', reason: expect.stringContaining('¥20.00 变为 ¥26.00') as string },
      })
      expect(rows.get('K-4')).toMatchObject({ state: 'placed', goods_fen: 2600 })
      expect(await broken(getContainer(), 'was not paid out of its deposit as it says')).toEqual([])
    })

    it('are refused at a higher price than was seen, for goods not offered, and for a shop that is suspended', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const [wine] = await quoteDrafts(getContainer(), shop, [draft('H-1', 1, 'wine')])
      expect(wine).toMatchObject({
        body: null,
        faults: [{ field: 'items.0', code: 'gone', message: '这种规格现在不供货' }],
      })
      const [quoted] = await quoteDrafts(getContainer(), shop, [draft('H-2')])
      const now = quoted.body as NonNullable<typeof quoted.body>
      const body = { ...now, items: now.items.map((item) => ({ ...item, unit_price_fen: 1500 })) }
      const accept = { shop_id: shop.id, door: 'portal' as const, body, lead_hours: 1, made_by: 'm' }
      await placeWaiting(getContainer(), [(await orders().takeIn([{ ...accept, number: 'H-2' }]))[0].row])
      expect((await orders().list(shop.id, { take: 1 }))[0]).toMatchObject({
        state: 'refused',
        reason: expect.stringContaining('¥15.00 变为 ¥20.00') as string,
      })
      await getContainer()
        .resolve('__pg_connection__')('shop')
        .where({ id: shop.id })
        .update({ state: 'suspended', state_by: 'staff', state_reason: '查' })
      expect(await send([draft('H-3')])).toMatchObject([
        { number: 'H-3', state: 'refused', reason_code: 'shop_closed' },
        {},
      ])
      expect(await depositOf(getContainer(), shop.id)).toBe(50_000)
    })

    it('are paid by their deposit in their own commit alone: nobody pays another order out of one', async () => {
      const buyer = checkoutBuyer(api, goods)
      const { data } = await buyer.buy({ honey: 1 })
      const key = getContainer().resolve('checkout').orderKey(data.order.id)
      const asked = { provider: 'deposit', channel: 'native' }
      const pay = await buyer.post(`/orders/${data.order.id}/pay`, asked, { 'x-order-key': key })
      expect([pay.status, pay.data]).toMatchObject([400, { fields: { provider: '暂不支持这种支付方式' } }])
      expect((await buyer.get('/providers')).data.providers).not.toContain('deposit')
      const payments = getContainer().resolve('payment')
      const [{ id }] = await payments.listPaymentCollections({})
      const input = { provider_id: 'pp_deposit_deposit', amount: 1, currency_code: 'cny', data: {}, context: {} }
      await expect(payments.createPaymentSession(id, input)).rejects.toThrow('不能单独发起')
    })

    it('wait on where the shop itself is at fault, and are placed once it is well', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const spy = vi.spyOn(getContainer().resolve('ledger'), 'postBatch').mockRejectedValue(new Error('gone'))
      expect(await send([draft('J-1')])).toMatchObject([{ state: 'waiting', reason: null }])
      spy.mockRestore()
      await placeOpen(getContainer(), shop.id)
      expect(await orders().list(shop.id, { take: 1 })).toMatchObject([{ state: 'placed' }])
    })
  },
})
