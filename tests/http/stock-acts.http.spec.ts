/** Stock by lot has a reason: goods come back to the order they left for, and what staff change by hand is an act on record. */
import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { recallLotsWorkflow } from '@shanzhen/lots/workflows'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'

type Order = { id: string; line_item_id: string }
const ANY = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>
    let lots: { id: string; code: string }[]

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [3, 10])
      headers = await staffHeaders(container)
      lots = await container.resolve('lot').listLots({}, { order: { code: 'ASC' } })
    })

    const knex = () => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const broken = async () =>
      (await checkPromises({ query: (text: string) => knex().raw(text) }))
        .filter(({ promise, ids }) => ids.length && /批次|流水|退货记/.test(promise))
        .map(({ promise }) => promise)
    const send = (path: string, body: object) => api.post(`/admin${path}`, body, { headers, ...ANY })
    const here = () => shop.shelf.location_id
    const fulfill = async ({ id, line_item_id }: Order, quantity: number) => {
      const items = [{ id: line_item_id, quantity }]
      const { status } = await send(`/orders/${id}/fulfillments`, { items, location_id: here() })
      expect(status).toBe(200)
      const { data } = await api.get(`/admin/orders/${id}?fields=fulfillments.id`, { headers })
      return data.order.fulfillments.at(-1).id as string
    }
    const lying = async () => {
      const stock = await container.resolve('lot').listLotStocks({ location_id: here() })
      return lots.map(({ id }) => stock.find(({ lot_id }) => lot_id === id)?.quantity ?? 0)
    }
    /** Whose goods a recall of the lot would be about. */
    const preview = async (lot: number) => {
      const { data } = await api.get(`/admin/recalls/preview?lot_id=${lots[lot].id}`, { headers })
      return JSON.stringify(data)
    }
    /** All of a line comes back through our own claim, every piece fit for sale. */
    async function claimBack(order: Order, quantity: number) {
      const [id, actor] = [`asale_${order.id}`, { type: 'staff' as const, id: 'user_packer' }]
      const claims = container.resolve('afterSales')
      await claims.createRequest({
        ...{ id, order_id: order.id, kind: 'return_refund', rule: 'seven_days', reason: 'changed_mind', text: null },
        ...{ goods_fen: 3990 * quantity, freight_fen: 0, photo_ids: [], actor },
        lines: [
          {
            ...{ line_item_id: order.line_item_id, title: '香菇', quantity, bought_quantity: quantity },
            amount_fen: 3990 * quantity,
          },
        ],
      })
      await claims.moveRequest({ id, version: 1, to: 'approved', actor })
      await claims.moveRequest({ id, version: 2, to: 'received', actor })
      const { data } = await api.get(`/admin/after-sales/${id}`, { headers })
      const seen = data.request.lines.map((line: { id: string }) => ({ id: line.id, sellable: quantity }))
      return send(`/after-sales/${id}/inspect`, { version: 3, lines: seen })
    }
    const act = (lot: number, body: object) => send(`/lots/${lots[lot].id}/acts`, { location_id: here(), ...body })

    it('credits what a buyer sends back to the lots of that buyer’s own order, and a recall finds who has the rest', async () => {
      const [a, b] = [await shop.placeOrder({ quantity: 3 }), await shop.placeOrder({ quantity: 3 })]
      await fulfill(a, 3)
      await fulfill(b, 3)
      expect(await lying()).toEqual([0, 7])
      expect((await claimBack(a, 3)).data.request).toMatchObject({ restock: 'done' })
      expect(await lying()).toEqual([3, 7])
      const movements = await container.resolve('lot').movements({ order_id: a.id })
      expect(movements.map(({ lot_id, delta, reason }) => [lot_id, delta, reason])).toEqual([
        [lots[0].id, -3, 'ship'],
        [lots[0].id, 3, 'return'],
      ])
      expect(movements[1]).toMatchObject({ line_item_id: a.line_item_id, actor: expect.stringMatching(/^user_/) })
      expect(await preview(0)).not.toContain(a.id)
      expect(await preview(1)).toContain(b.id)
      expect(await preview(1)).not.toContain(a.id)
      expect(await broken()).toEqual([])
    })

    it('sells nothing again that may be of a recalled lot, where a line was sent from two', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      await fulfill(order, 5)
      expect(await lying()).toEqual([0, 8])
      await recallLotsWorkflow(container).run({ input: { lot_id: lots[0].id, actor: 'shan', reason: '抽检不合格' } })
      await claimBack(order, 2)
      expect(await lying()).toEqual([2, 8])
      expect(await shop.stockBook()).toEqual({ stocked: 8, reserved: 0 })
    })

    it('puts a canceled parcel back into its own lots, whatever left after it', async () => {
      const [a, b] = [await shop.placeOrder({ quantity: 3 }), await shop.placeOrder({ quantity: 2 })]
      const parcel = await fulfill(a, 3)
      await fulfill(b, 2)
      expect((await send(`/orders/${a.id}/fulfillments/${parcel}/cancel`, {})).status).toBe(200)
      expect(await lying()).toEqual([3, 8])
      expect(await shop.stockBook()).toEqual({ stocked: 11, reserved: 3 })
      expect(await broken()).toEqual([])
    })

    it('credits Medusa’s own return to the lots of its order', async () => {
      const [a, b] = [await shop.placeOrder({ quantity: 3 }), await shop.placeOrder({ quantity: 2 })]
      const parcel = await fulfill(a, 3)
      await send(`/orders/${a.id}/fulfillments/${parcel}/shipments`, { items: [{ id: a.line_item_id, quantity: 3 }] })
      await fulfill(b, 2)
      const { data } = await send('/returns', { order_id: a.id, location_id: here() })
      const at = `/returns/${data.return.id}`
      await send(`${at}/request-items`, { items: [{ id: a.line_item_id, quantity: 2 }] })
      expect((await send(`${at}/request`, {})).status).toBe(200)
      await send(`${at}/receive`, {})
      await send(`${at}/receive-items`, { items: [{ id: a.line_item_id, quantity: 2 }] })
      const received = await send(`${at}/receive/confirm`, {})
      expect([received.status, received.data.message]).toEqual([200, undefined])
      expect(await lying()).toEqual([2, 8])
      expect((await container.resolve('lot').movements({ order_id: a.id })).at(-1)).toMatchObject({
        ...{ lot_id: lots[0].id, delta: 2, reason: 'return', line_item_id: a.line_item_id },
        actor: expect.stringMatching(/^user_/),
      })
      expect(await broken()).toEqual([])
    })

    it('changes a lot’s stock by stocktake, damage and transfer only, each with a reason and a person in its history', async () => {
      const attic = await container.resolve(Modules.STOCK_LOCATION).createStockLocations({ name: '二号库' })
      const count = await act(0, { kind: 'stocktake', quantity: 2, reason: '月末盘点，少一袋' })
      expect(count.data.act).toMatchObject({ booked: 3, quantity: 2, actor: expect.stringMatching(/^user_/) })
      expect((await act(0, { kind: 'stocktake', quantity: 3, reason: '在货架后面找到一袋' })).status).toBe(200)
      expect((await act(1, { kind: 'damage', quantity: 4, reason: '受潮发霉' })).status).toBe(200)
      const moved = await act(1, { kind: 'transfer', quantity: 5, to_location_id: attic.id, reason: '腾货架' })
      expect(moved.status).toBe(200)
      expect(await lying()).toEqual([3, 1])
      expect(await shop.stockBook()).toEqual({ stocked: 4, reserved: 0 })
      const { inventory_item_id } = shop.shelf
      const there = await container
        .resolve(Modules.INVENTORY)
        .retrieveInventoryLevelByItemAndLocation(inventory_item_id, attic.id)
      expect(Number(there.stocked_quantity)).toBe(5)
      const { data } = await api.get(`/admin/lots/${lots[1].id}`, { headers })
      expect(data.events.slice(-2).map(({ type }: { type: string }) => type)).toEqual(['damaged', 'transferred'])
      expect(data.acts.map(({ kind, reason }: Record<string, string>) => [kind, reason])).toEqual([
        ['transfer', '腾货架'],
        ['damage', '受潮发霉'],
      ])
      expect(JSON.parse(data.events.at(-2).body).payload).toMatchObject({ quantity: 4, booked: 10, reason: '受潮发霉' })
      expect(await broken()).toEqual([])
    })

    it('refuses acts without reason, above what lies there, came in, or orders leave free; a double tap is one act', async () => {
      await shop.placeOrder({ quantity: 12 })
      const cases: [object, number, string][] = [
        [{ kind: 'damage', quantity: 1, reason: ' ' }, 400, '请填写原因'],
        [{ kind: 'damage', quantity: 1.5, reason: '破袋' }, 400, '报损数量须为整数'],
        [{ kind: 'typed', quantity: 1, reason: '破袋' }, 400, '请选择盘点、报损或调拨'],
        [{ kind: 'damage', quantity: 4, reason: '破袋' }, 409, '批次 LOT-1 在这个仓库只有 3，不能登记更多'],
        [{ kind: 'stocktake', quantity: 4, reason: '多数了' }, 409, '批次 LOT-1 入库 3，盘点后合计 4 多于入库数'],
        [
          { kind: 'damage', quantity: 2, reason: '破袋' },
          409,
          '这个仓库有 12 件已为待发订单预留，已放行的批次最多还能领用 1 件',
        ],
        [{ kind: 'transfer', quantity: 1, reason: '移库', to_location_id: here() }, 400, '请选择另一个仓库'],
      ]
      for (const [body, status, message] of cases) {
        const answer = await act(0, body)
        expect([body, answer.status, answer.data.message]).toEqual([body, status, message])
      }
      expect(await lying()).toEqual([3, 10])
      const once = { kind: 'damage', quantity: 1, reason: '破袋', request_key: randomUUID() }
      const taps = await Promise.all([act(0, once), act(0, once)])
      expect(taps.map(({ status }) => status)).toEqual([200, 200])
      expect(taps[0].data.act.id).toBe(taps[1].data.act.id)
      expect(await lying()).toEqual([2, 10])
      expect(await broken()).toEqual([])
    })

    it('refuses Medusa’s own stock form for goods with lots in words, on every way that writes a level', async () => {
      const { inventory_item_id, location_id } = shop.shelf
      const levels = `/inventory-items/${inventory_item_id}/location-levels`
      const attic = await container.resolve(Modules.STOCK_LOCATION).createStockLocations({ name: '二号库' })
      const edit = { location_id, stocked_quantity: 14 }
      for (const [path, body] of [
        [`${levels}/${location_id}`, { stocked_quantity: 14 }],
        [`${levels}/${location_id}`, { stocked_quantity: 12 }],
        [`${levels}/batch`, { update: [edit] }],
        ['/inventory-items/location-levels/batch', { update: [{ ...edit, inventory_item_id }] }],
        [levels, { location_id: attic.id, stocked_quantity: 4 }],
        [`${levels}/batch`, { create: [{ location_id: attic.id, stocked_quantity: 4 }] }],
      ] as const) {
        const answer = await send(path, body)
        const { status, data } = answer
        expect([path, status, data.code]).toEqual([path, 409, 'kept_by_lot'])
        expect(data.message).toContain('按批次管理库存')
      }
      for (const path of [`${levels}/${location_id}`, `/stock-locations/${location_id}`]) {
        const { status, data } = await api.delete(`/admin${path}`, { headers, ...ANY })
        expect([path, status, data.message]).toEqual([
          path,
          409,
          expect.stringContaining('这里还有批次的库存，不能删除'),
        ])
      }
      const direct = container.resolve(Modules.INVENTORY).adjustInventory(inventory_item_id, location_id, 1)
      await expect(direct).rejects.toThrow('按批次管理库存')
      expect(await lying()).toEqual([3, 10])
      expect(await shop.stockBook()).toEqual({ stocked: 13, reserved: 0 })
    })

    it('is seen by `npm run prove` where a movement names no act, or a return stands on another order', async () => {
      const [a, b] = [await shop.placeOrder({ quantity: 3 }), await shop.placeOrder({ quantity: 3 })]
      await fulfill(a, 3)
      await fulfill(b, 3)
      await claimBack(a, 3)
      expect(await broken()).toEqual([])
      const forge = (sql: string) =>
        knex().raw(`alter table lot_movement disable trigger user; alter table lot_movement
          drop constraint "CK_lot_movement_act", drop constraint "CK_lot_movement_parcel"; ${sql}`)
      await forge(`update lot_movement set order_id = '${b.id}' where reason = 'return'`)
      expect(await broken()).toContain('退货记在别的订单上 a return stands on another order than what it returns')
      await knex().raw(`update lot_movement set order_id = '${a.id}' where reason = 'return';
        update lot_movement set order_id = null, fulfillment_id = null where reason = 'ship'`)
      expect(await broken()).toEqual(
        expect.arrayContaining([
          '批次流水没有来由 a movement of a lot names no order and no act',
          '包裹与批次流水不符 other pieces left the lots for a parcel than are in it',
        ]),
      )
    })

    /** A receipt of five bags whose test is still to come. */
    const received = async () => {
      const { good_id, inventory_item_id } = await container.resolve('lot').retrieveLot(lots[0].id)
      const [lot] = await container.resolve('lot').receive({
        ...{ location_id: here(), received_by: 'user_receiver', supplier_contact: '0915-6820000' },
        lots: [
          { good_id, inventory_item_id, quantity: 5, made_on: '2026-11-01', best_before: '2027-11-01', town: '城关镇' },
        ],
      })
      return lot.id
    }
    const asItIs = async (id: string) => {
      const { state, received_quantity } = await container.resolve('lot').retrieveLot(id)
      return { state, received_quantity }
    }

    it('corrects a mistyped lot through its route while it waits for its test, in words where nothing changes', async () => {
      const id = await received()
      const path = `/lots/${id}/correct`
      expect((await api.post(`/admin${path}`, { reason: '看错', quantity: 4 }, ANY)).status).toBe(401)
      for (const wrong of [{ quantity: 4 }, { reason: '看错', quantity: 0.5 }, { reason: '看错', quantity: -1 }]) {
        expect((await send(path, wrong)).status).toBe(400)
      }
      expect(await asItIs(id)).toEqual({ state: 'quarantine', received_quantity: 5 })
      const done = await send(path, { reason: '数量看错', quantity: 4 })
      expect(done).toMatchObject({ status: 200, data: { lot: { id, received_quantity: 4 } } })
      const again = await send(path, { reason: '数量看错', quantity: 4 })
      expect(again.status).toBeGreaterThanOrEqual(400)
      expect(again.data.message).toContain('没有改动')
      expect((await send('/lots/lot_none/correct', { reason: '看错', quantity: 4 })).status).toBe(404)
      expect(await asItIs(id)).toEqual({ state: 'quarantine', received_quantity: 4 })
      expect(await broken()).toEqual([])
    })

    it('voids a receipt through its route once, and neither corrects nor voids goods that are on sale or gone', async () => {
      const id = await received()
      const path = `/lots/${id}/void`
      expect((await api.post(`/admin${path}`, { reason: '录错' }, ANY)).status).toBe(401)
      expect((await send(path, {})).status).toBe(400)
      expect((await send('/lots/lot_none/void', { reason: '录错' })).status).toBe(404)
      expect(await asItIs(id)).toEqual({ state: 'quarantine', received_quantity: 5 })
      expect(await send(path, { reason: '录错商品' })).toMatchObject({
        status: 200,
        data: { lot: { state: 'voided' } },
      })
      const refused = { status: 400, data: { message: expect.stringContaining('已不在待检状态') } }
      expect(await send(path, { reason: '再次' })).toMatchObject(refused)
      expect(await send(`/lots/${id}/correct`, { reason: '看错', quantity: 9 })).toMatchObject(refused)

      await fulfill(await shop.placeOrder({ quantity: 3 }), 3)
      for (const [at, state] of ['used_up', 'released'].entries()) {
        const before = { state, received_quantity: [3, 10][at] }
        expect(await send(`/lots/${lots[at].id}/void`, { reason: '录错' })).toMatchObject(refused)
        expect(await send(`/lots/${lots[at].id}/correct`, { reason: '看错', quantity: 1 })).toMatchObject(refused)
        expect(await asItIs(lots[at].id)).toEqual(before)
      }
      expect(await lying()).toEqual([0, 10])
      expect(await broken()).toEqual([])
    })
  },
})
