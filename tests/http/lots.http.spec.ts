/** Goods by lot through Medusa's own shipping: what leaves is taken from lots, what comes back goes back into them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { inspectLotWorkflow, recallLotsWorkflow, receiveLotWorkflow } from '@shanzhen/lots/workflows'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { bringGoods, licensedProducer } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      headers = await staffHeaders(container)
    })

    const lying = async () => {
      const lots = await container.resolve('lot').listLots({}, { relations: ['stock'], order: { code: 'ASC' } })
      return lots.map((lot) => [lot.code, lot.state, lot.stock[0].quantity])
    }
    const broken = async () => {
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const results = await checkPromises({ query: (text) => knex.raw(text) })
      return results.filter(({ promise, ids }) => ids.length && /批次/.test(promise))
    }
    const fulfill = (order: { id: string; line_item_id: string }, quantity: number) =>
      api.post(
        `/admin/orders/${order.id}/fulfillments`,
        { items: [{ id: order.line_item_id, quantity }], location_id: shop.shelf.location_id },
        { headers, validateStatus: () => true },
      )

    /** Which lots an order line was served from. */
    const remembered = async (order: { id: string; line_item_id: string }) => {
      const service = container.resolve('lot')
      const movements = await service.movements({ order_id: order.id })
      const lots = await service.readLots(movements.map((movement) => movement.lot_id))
      expect(movements.every((movement) => movement.line_item_id === order.line_item_id)).toBe(true)
      return movements.map(({ delta, fulfillment_id }, i) => ({
        code: lots[i].code,
        delta,
        fulfilled: !!fulfillment_id,
      }))
    }

    it('ships the lot that keeps least long first, and a canceled parcel goes back', async () => {
      expect(await shop.stockBook()).toEqual({ stocked: 14, reserved: 0 })
      const order = await shop.placeOrder({ quantity: 6 })
      const { status } = await fulfill(order, 6)
      expect(status).toBe(200)
      expect(await lying()).toEqual([
        ['LOT-1', 'used_up', 0],
        ['LOT-2', 'released', 8],
      ])
      expect(await shop.stockBook()).toEqual({ stocked: 8, reserved: 0 })
      expect(await broken()).toEqual([])
      expect((await remembered(order)).map(({ code, delta, fulfilled }) => [code, delta, fulfilled])).toEqual([
        ['LOT-1', -4, true],
        ['LOT-2', -2, true],
      ])
      const { data: shipped } = await api.get(`/admin/orders/${order.id}?fields=fulfillments.id`, { headers })
      const parcel = shipped.order.fulfillments[0].id
      const canceled = await api.post(`/admin/orders/${order.id}/fulfillments/${parcel}/cancel`, {}, { headers })
      expect(canceled.status).toBe(200)
      expect(await lying()).toEqual([
        ['LOT-1', 'released', 4],
        ['LOT-2', 'released', 10],
      ])
      expect(await shop.stockBook()).toEqual({ stocked: 14, reserved: 6 })
      expect(await broken()).toEqual([])
    })

    it('lets either the parcel or the recall go first, and counts right both ways', async () => {
      const orders = [await shop.placeOrder({ quantity: 2 }), await shop.placeOrder({ quantity: 3 })]
      const [first] = await container.resolve('lot').listLots({ code: 'LOT-1' })
      const recall = (lot_id: string) =>
        recallLotsWorkflow(container).run({ input: { lot_id, actor: 'shan', reason: '抽检不合格' } })
      const answers = await Promise.all([fulfill(orders[0], 2), recall(first.id), fulfill(orders[1], 3)])
      expect(answers.map((answer) => ('status' in answer ? answer.status : 200))).toEqual([200, 200, 200])
      const lots = await lying()
      const { stocked } = await shop.stockBook()
      expect(stocked).toBe(lots[1][2])
      expect((lots[0][2] as number) + (lots[1][2] as number)).toBe(9)
      expect(lots[0][1]).toBe('recalled')
      expect(await broken()).toEqual([])
      const [second] = await container.resolve('lot').listLots({ code: 'LOT-2' })
      const { result } = await recall(second.id)
      expect(result.lines.every((line) => orders.some((order) => order.id === line.order_id))).toBe(true)
      expect((await shop.stockBook()).stocked).toBe(0)
      const late = await fulfill(await shop.placeOrder({ quantity: 1 }).catch(() => orders[0]), 1)
      expect(late.status).toBeGreaterThanOrEqual(400)
      expect(await broken()).toEqual([])
    })

    it('takes goods a buyer sent back into the lots they left from, once', async () => {
      const order = await shop.placeOrder({ quantity: 6 })
      await fulfill(order, 6)
      const [id, actor] = ['asale_lots', { type: 'staff' as const, id: null }]
      const claims = container.resolve('afterSales')
      await claims.createRequest({
        ...{ id, order_id: order.id, kind: 'return_refund', rule: 'seven_days', reason: 'changed_mind', text: null },
        ...{ goods_fen: 19950, freight_fen: 0, photo_ids: [], actor },
        lines: [
          { line_item_id: order.line_item_id, title: '香菇', quantity: 5, bought_quantity: 6, amount_fen: 19950 },
        ],
      })
      await claims.moveRequest({ id, version: 1, to: 'approved', actor })
      await claims.moveRequest({ id, version: 2, to: 'received', actor })
      const seen = await api.get(`/admin/after-sales/${id}`, { headers })
      const counted = { id: seen.data.request.lines[0].id, sellable: 4, disposal: 'destroyed' }
      const body = { version: 3, lines: [counted] }
      const { data } = await api.post(`/admin/after-sales/${id}/inspect`, body, { headers })
      expect(data.request).toMatchObject({ state: 'inspected', restock: 'done' })
      expect(await shop.stockBook()).toEqual({ stocked: 12, reserved: 0 })
      expect((await lying()).map(([, , quantity]) => Number(quantity))).toEqual([2, 10])
      expect(await broken()).toEqual([])
    })

    it('makes lots of lots, lists those of one good, and says in Chinese what does not add up', async () => {
      const [first] = await container.resolve('lot').listLots({ code: 'LOT-1' })
      const [source, child] = [
        { lot_id: first.id, quantity: 3 },
        { inventory_item_id: shop.shelf.inventory_item_id, quantity: 3, note: '等级：特级' },
      ]
      const transform = (change: object) =>
        api.post(
          '/admin/lots/transform',
          {
            ...{ kind: 'split', location_id: shop.shelf.location_id, losses: [{ lot_id: first.id, quantity: 1 }] },
            children: [{ ...child, sources: [source] }],
            ...change,
          },
          { headers, validateStatus: () => true },
        )
      const odd = await transform({ children: [{ ...child, sources: [{ ...source, quantity: 2 }] }] })
      expect([odd.status, odd.data.message]).toEqual([400, expect.stringContaining('加工前后数量不符')])
      const size = { good_id: 'good_other', inventory_item_id: shop.shelf.inventory_item_id, quantity: 2 }
      const [other] = await bringGoods(container, shop.shelf.location_id, [{ ...size, code: 'OTHER' }])
      const foreign = { ...child, quantity: 4, sources: [source, { lot_id: other, quantity: 1 }] }
      const mixed = await transform({ kind: 'mix', children: [foreign] })
      expect([mixed.status, mixed.data.message]).toEqual([400, '不同商品的批次不能混成一批'])
      const none = await transform({ children: [] })
      expect([none.status, none.data.message]).toEqual([400, '请至少填写一个新批次'])
      const { status, data } = await transform({})
      expect([status, data.lots.length, data.lots[0].state]).toEqual([201, 1, 'quarantine'])
      expect((await shop.stockBook()).stocked).toBe(12)
      const { data: ofGood } = await api.get(`/admin/lots?good_id=${first.good_id}`, { headers })
      expect(ofGood.lots.map((lot: { code: string }) => lot.code).sort()).toEqual(
        [data.lots[0].code, 'LOT-1', 'LOT-2'].sort(),
      )
      const { data: ofOther } = await api.get('/admin/lots?good_id=good_other', { headers })
      expect(ofOther.lots.map((lot: { code: string }) => lot.code)).toEqual(['OTHER'])
      const { data: file } = await api.get(`/admin/lots/${data.lots[0].id}`, { headers })
      expect(file.lot).toMatchObject({ note: '等级：特级', good_id: first.good_id })
      expect(file.promise).toEqual({ needed: false, number: null })
      expect(await broken()).toEqual([])
    })

    it('turns nothing into new lots that orders wait for, and says how many are reserved', async () => {
      const lots = await container.resolve('lot').listLots({}, { order: { code: 'ASC' } })
      await shop.placeOrder({ quantity: 12 })
      const turn = (lot_id: string, quantity: number, lost = 0) =>
        api.post(
          '/admin/lots/transform',
          {
            ...{ kind: 'split', location_id: shop.shelf.location_id },
            losses: lost ? [{ lot_id, quantity: lost }] : [],
            children: [
              {
                ...{ inventory_item_id: shop.shelf.inventory_item_id, quantity },
                sources: [{ lot_id, quantity }],
              },
            ],
          },
          { headers, validateStatus: () => true },
        )
      const refusal = [409, '这个仓库有 12 件已为待发订单预留，已放行的批次最多还能领用 2 件']
      for (const { status, data } of [await turn(lots[0].id, 3), await turn(lots[1].id, 2, 1)]) {
        expect([status, data.message]).toEqual(refusal)
      }
      expect(await lying()).toEqual([
        ['LOT-1', 'released', 4],
        ['LOT-2', 'released', 10],
      ])
      const answers = await Promise.all([turn(lots[0].id, 2), turn(lots[1].id, 2)])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      expect(await shop.stockBook()).toEqual({ stocked: 12, reserved: 12 })
      const made = answers.find(({ status }) => status === 201)?.data.lots[0]
      // What waits for its own inspection is nobody's yet.
      expect((await turn(made.id, 1)).status).toBe(201)
      expect(await broken()).toEqual([])
    })

    it('lets a lot made of fresh goods in with a promise of its own', async () => {
      const producer_id = await licensedProducer(container)
      const goods = container.resolve('traceability')
      await goods.createGoods({
        id: 'good_fresh',
        kind: 'fresh',
        aliases: [],
        perishable: true,
        producer_id,
        return_rule: 'fresh_excluded',
      })
      const day = { made_on: '2026-11-01', best_before: '2036-11-01' }
      const { result } = await receiveLotWorkflow(container).run({
        input: {
          ...{ location_id: shop.shelf.location_id, received_by: 'mei' },
          lots: [{ ...day, good_id: 'good_fresh', inventory_item_id: null, quantity: 5000 }],
        },
      })
      const look = async () => (await api.get(`/admin/lots/${result[0].id}`, { headers })).data.promise
      const release = () => api.post(`/admin/lots/${result[0].id}/release`, {}, { headers, validateStatus: () => true })
      await inspectLotWorkflow(container).run({
        input: [
          {
            ...{ lot_id: result[0].id, kind: 'incoming', method: '目测', sampling: '随机抽样' },
            ...{ sample_count: 3, inspector: 'yun', values: [] },
          },
        ],
      })
      expect(await look()).toEqual({ needed: true, number: null })
      expect((await release()).data.message).toContain('还没有承诺达标合格证')
      const body = { producer_id, lot_id: result[0].id, kind: 'promise', number: 'HGZ-1', good_ids: ['good_fresh'] }
      const colleague = await staffHeaders(container, 'second@example.com')
      const dates = { valid_from: day.made_on, valid_to: day.best_before }
      await api.post('/admin/certificates', { ...body, ...dates }, { headers: colleague })
      expect(await look()).toEqual({ needed: true, number: 'HGZ-1' })
      expect((await release()).data.lot.state).toBe('released')
    })

    it('proves who let a lot in, when, and by which test', async () => {
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      expect(await broken()).toEqual([])
      const [lot, other] = await container.resolve('lot').listLots({}, { order: { code: 'ASC' } })
      await knex.transaction(async (trx) => {
        await trx.raw('set local session_replication_role = replica')
        await trx.raw(`update lot set released_by = 'yun', best_before = '2026-11-02' where id = ?`, [lot.id])
        await trx.raw(`update inspection set verdict = 'failed' where lot_id = ?`, [other.id])
        await trx.raw(`update lot set state = 'voided' where id = ?`, [other.id])
      })
      expect((await broken()).map(({ promise }) => promise.split(' ')[0]).sort()).toEqual(
        [
          '不合格的批次已放行',
          '作废的批次还有库存',
          '库存与批次不符',
          '批次放行时已过保质期',
          '检验人放行了自己检验的批次',
        ].sort(),
      )
    })

    it('keeps every version of a standard, names the one in force and refuses limits that cannot hold', async () => {
      const moisture = { name: '水分', unit: '%', min: null, max: 13, method: 'GB 5009.3', required: true }
      const version = (change: object) =>
        api.post(
          '/admin/standards',
          {
            ...{ good_id: 'good_demo', grades: ['特级'], limits: [moisture], packing: '袋装', storage: '阴凉' },
            ...{ shelf_life_days: 540, effective_from: '2026-01-01', ...change },
          },
          { headers, validateStatus: () => true },
        )
      expect((await version({})).status).toBe(201)
      expect((await version({ shelf_life_days: 360, effective_from: '2026-02-01' })).status).toBe(201)
      expect((await version({ effective_from: '2099-01-01' })).status).toBe(201)
      const reasons = [{ limits: [{ ...moisture, min: 14 }] }, { limits: [moisture, moisture] }, { shelf_life_days: 0 }]
      const refused = await Promise.all(reasons.map(version))
      expect(refused.map(({ status, data }) => [status, data.message])).toEqual([
        [400, '下限不能大于上限'],
        [400, '项目不能重复'],
        [400, '保质期（天）至少为 1'],
      ])
      const { data } = await api.get('/admin/standards', { headers })
      expect(data.standards).toMatchObject([
        { version: 3, effective_from: '2099-01-01', is_current: false, limits: [moisture] },
        { version: 2, effective_from: '2026-02-01', is_current: true, shelf_life_days: 360 },
        { version: 1, effective_from: '2026-01-01', is_current: false, shelf_life_days: 540 },
      ])
    })
  },
})
