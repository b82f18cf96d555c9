/** Goods are looked at before they leave: what did not pass stays, by every way out, until a second person lets it go. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { bringGoods } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { giveName, openPackingShop, invitedHeaders, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

const sf = () => ({ carrier_code: 'SF', tracking_number: newWaybill() })
const HELD = { verdict: 'held', reason: '封口不严' }
const LIMIT = { name: '水分', unit: '%', min: null, max: 13, method: 'GB 5009.3', required: true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let mei: Record<string, string>
    let yun: Record<string, string>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      mei = await staffHeaders(container)
      yun = await staffHeaders(container, 'second@example.com')
      await giveName(container, 'staff@example.com', '梅', '李')
      await giveName(container, 'second@example.com', '云丽')
    })

    type Order = { id: string; line_item_id: string }
    const options = (headers = mei) => ({ headers, validateStatus: () => true })
    const post = (path: string, body: object, headers?: Record<string, string>) =>
      api.post(`/admin${path}`, body, options(headers))
    const record = (order: Order, body: object, headers?: Record<string, string>) =>
      post(`/orders/${order.id}/outgoing-inspections`, { line_item_id: order.line_item_id, ...body }, headers)
    const look = async (order: Order) =>
      (await api.get(`/admin/orders/${order.id}/outgoing-inspections`, options())).data
    const lift = (id: string, headers = yun, reason = '换袋后复检合格') =>
      post(`/outgoing-inspections/${id}/lift`, { reason }, headers)
    const ship = (order: Order, quantity = 3) =>
      post(`/orders/${order.id}/parcels`, { ...sf(), lines: [{ line_item_id: order.line_item_id, quantity }] })
    const pack = (order: Order, quantity = 3) =>
      post(`/orders/${order.id}/fulfillments`, {
        items: [{ id: order.line_item_id, quantity }],
        location_id: shop.shelf.location_id,
      })
    const said = ({ status, data }: { status: number; data: { code?: string; message?: string } }) => [
      status,
      data.code,
      data.message,
    ]
    const standard = (change: object) =>
      post('/standards', {
        ...{ good_id: 'good_demo', limits: [LIMIT], shelf_life_days: 540, effective_from: '2026-01-01', ...change },
      })
    const sql = (text: string, values: string[] = []) =>
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)

    it('keeps a held line from leaving by our route and by Medusa’s button, until a second person lifts the hold', async () => {
      const order = await shop.placeOrder()
      const held = await record(order, HELD)
      expect(held.status).toBe(201)
      const refusal = [409, 'inspection_held', '出库检验未通过，暂缓发货：封口不严']
      expect(said(await ship(order))).toEqual(refusal)
      expect(said(await pack(order))).toEqual(refusal)
      expect(await shop.stockBook()).toEqual({ stocked: 14, reserved: 3 })
      expect(said(await lift(held.data.inspection.id, mei))).toEqual([
        409,
        'conflict',
        '登记暂缓的人不能自己解除，请另一位同事复核',
      ])
      const invited = await invitedHeaders(container, 'own-second@example.com', 'staff@example.com')
      const [status, , message] = said(await lift(held.data.inspection.id, invited))
      expect([status, message]).toEqual([400, '登记暂缓的人与您是同一邮箱或互有邀请关系，请另一位同事解除'])
      const unproved = await staffHeaders(container, 'third@example.com', undefined, false)
      expect((await lift(held.data.inspection.id, unproved)).data.message).toContain('验证您的手机号')
      expect((await lift(held.data.inspection.id)).status).toBe(200)
      expect((await ship(order)).status).toBe(201)
      expect((await look(order)).inspections).toMatchObject([
        {
          ...{ verdict: 'held', reason: '封口不严', inspector_name: '李梅' },
          ...{ lifted_by_name: '云丽', lift_reason: '换袋后复检合格' },
        },
      ])
    })

    it('keeps the whole order when the whole order is held', async () => {
      const order = await shop.placeOrder()
      await record(order, { ...HELD, line_item_id: null })
      expect(said(await ship(order, 1))).toEqual([409, 'inspection_held', '出库检验未通过，暂缓发货：封口不严'])
    })

    it('keeps a parcel that was packed before the hold and is still here', async () => {
      const order = await shop.placeOrder()
      expect((await pack(order)).status).toBe(200)
      const { data } = await api.get(`/admin/orders/${order.id}?fields=fulfillments.id`, options())
      const held = await record(order, HELD)
      const path = `/orders/${order.id}/fulfillments/${data.order.fulfillments[0].id}/shipments`
      const items = [{ id: order.line_item_id, quantity: 3 }]
      expect(said(await post(path, { items }))[1]).toBe('inspection_held')
      await lift(held.data.inspection.id)
      expect((await post(path, { items })).status).toBe(200)
    })

    it('lets either the hold or the parcel go first, never both', async () => {
      for (let round = 0; round < 4; round++) {
        const order = await shop.placeOrder()
        const tries = [() => record(order, HELD), () => ship(order)]
        const [first, second] = await Promise.all((round % 2 ? tries : tries.reverse()).map((attempt) => attempt()))
        const [hold, parcel] = round % 2 ? [first, second] : [second, first]
        const shipped = (await look(order)).lines[0].left === 0
        expect([hold.status, parcel.status]).toEqual(shipped ? [409, 201] : [201, 409])
      }
    })

    it('holds a line once, also when two press the button, and lifts it once', async () => {
      const order = await shop.placeOrder()
      const answers = await Promise.all([record(order, HELD), record(order, HELD, yun)])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      const refused = answers.find(({ status }) => status === 409)
      expect(refused?.data.message).toBe('这里已经暂缓发货，先由另一位同事解除')
      const { inspections } = await look(order)
      expect(inspections).toHaveLength(1)
      const other = inspections[0].inspector_name === '李梅' ? yun : mei
      const lifts = await Promise.all([lift(inspections[0].id, other), lift(inspections[0].id, other)])
      expect(lifts.map(({ status }) => status).sort()).toEqual([200, 409])
      expect((await lift('outi_none')).status).toBe(404)
      expect((await post(`/outgoing-inspections/${inspections[0].id}/lift`, {})).data.fields).toEqual({
        reason: '请填写解除的原因',
      })
    })

    it('asks for a passed inspection before each parcel where the standard in force says so', async () => {
      await standard({ outbound_required: true })
      const order = await shop.placeOrder()
      const missing = [409, 'inspection_missing', '宁陕香菇 500g 须先做出库检验，合格后才能发货']
      expect(said(await ship(order, 1))).toEqual(missing)
      expect(said(await pack(order, 1))).toEqual(missing)
      expect((await look(order)).lines[0]).toMatchObject({ missing: true, limits: [LIMIT] })
      await record(order, { verdict: 'passed', values: [{ name: '水分', value: 11.2 }] })
      expect((await look(order)).lines[0].missing).toBe(false)
      expect((await ship(order, 1)).status).toBe(201)
      expect(said(await ship(order, 2))).toEqual(missing)
      await record(order, { verdict: 'passed', line_item_id: null })
      expect((await ship(order, 2)).status).toBe(201)
      await standard({ outbound_required: false })
      expect((await ship(await shop.placeOrder({ quantity: 1 }), 1)).status).toBe(201)
    })

    it('tells of an inspection in the chain of the lot it names, without the order', async () => {
      await standard({})
      const order = await shop.placeOrder()
      const { lots } = (await look(order)).lines[0]
      expect(lots.map(({ code }: { code: string }) => code)).toEqual(['LOT-1', 'LOT-2'])
      const values = [{ name: '水分', value: 15 }]
      const { data } = await record(order, { ...HELD, values, lot_ids: [lots[0].id] })
      await lift(data.inspection.id)
      const events = await container.resolve('lot').events(lots[0].id)
      const bodies = events.slice(-2).map(({ body }) => JSON.parse(body))
      expect(bodies.map(({ type, payload }) => [type, payload.kind, payload.verdict, payload.reason])).toEqual([
        ['inspected', 'outgoing', 'held', '封口不严'],
        ['inspected', 'outgoing', 'lifted', '换袋后复检合格'],
      ])
      expect(bodies[0].payload.results).toEqual([{ name: '水分', value: 15, unit: '%', limit: '≤13', ok: false }])
      expect(events.at(-1)?.prev_hash).toBe(events.at(-2)?.hash)
      expect(events.some(({ body }) => body.includes(order.id))).toBe(false)
    })

    it('writes nothing for what makes no sense, and says why in Chinese', async () => {
      await standard({})
      const item = { inventory_item_id: shop.shelf.inventory_item_id, quantity: 1, code: 'OTHER' }
      const order = await shop.placeOrder({ quantity: 1 })
      const wrong = async (body: object, of: Order = order) => said(await record(of, body)).filter((_, i) => i !== 1)
      expect(await wrong({ verdict: 'held' })).toEqual([400, '请填写暂缓发货的原因'])
      expect(await wrong({ verdict: 'fine' })).toEqual([400, '请选择检验结论'])
      const moist = [{ name: '水分', value: 13.1 }]
      expect(await wrong({ verdict: 'passed', values: moist })).toEqual([400, '检验值不符合标准，不能判为合格：水分'])
      expect(await wrong({ ...HELD, values: [{ name: '铅', value: 1 }] })).toEqual([400, '标准里没有这个检验项目：铅'])
      expect(await wrong({ ...HELD, values: moist, line_item_id: null })).toEqual([400, '填写检验数值时请选定一件商品'])
      expect(await wrong({ ...HELD, line_item_id: 'ordli_none' })).toEqual([400, '这不是本订单的商品'])
      expect((await wrong({ ...HELD, lot_ids: ['lot_none'] }))[0]).toBe(404)
      const [bulk] = await bringGoods(container, shop.shelf.location_id, [
        { ...item, inventory_item_id: null as never },
      ])
      expect(await wrong({ ...HELD, lot_ids: [bulk] })).toEqual([400, '批次 OTHER 不是这件商品的批次'])
      const unpaid = await shop.placeOrder({ quantity: 1, paid: false })
      expect(await wrong(HELD, unpaid)).toEqual([409, '订单还没有付款，付款后再做出库检验'])
      expect((await wrong(HELD, { ...order, id: 'order_none' }))[0]).toBe(404)
      await ship(order, 1)
      expect(await wrong(HELD)).toEqual([409, '商品已全部发出，不能再做出库检验'])
      expect((await api.get('/admin/outgoing-inspections', { validateStatus: () => true })).status).toBe(401)
      const { rows } = await sql('select count(*)::int as count from outgoing_inspection')
      expect(rows[0].count).toBe(0)
    })

    it('keeps its history whoever writes: nothing changed, nothing deleted, no lift by the inspector', async () => {
      const order = await shop.placeOrder()
      const { id } = (await record(order, HELD)).data.inspection
      const lifting = `update outgoing_inspection set lifted_at = now(), lift_reason = 'x', lifted_by = `
      const attempts = [
        `update outgoing_inspection set reason = 'x' where id = ?`,
        `delete from outgoing_inspection where id = ?`,
        `${lifting} inspector where id = ?`,
        `update outgoing_inspection set lifted_by = 'y' where id = ?`,
      ]
      for (const attempt of attempts) await expect(sql(attempt, [id])).rejects.toThrow()
      await lift(id)
      await expect(sql(`${lifting} 'z' where id = ?`, [id])).rejects.toThrow('只能新增')
    })

    it('lists what is held now with its order and goods', async () => {
      const order = await shop.placeOrder()
      const { id } = (await record(order, HELD)).data.inspection
      const holds = async () => (await api.get('/admin/outgoing-inspections', options())).data.holds
      expect(await holds()).toMatchObject([{ id, order: order.display_id, title: '宁陕香菇 500g', reason: '封口不严' }])
      await lift(id)
      expect(await holds()).toEqual([])
    })
  },
})
