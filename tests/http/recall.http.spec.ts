/** A lot is called back: out of sale at once, parcels held, buyers told once, money back once, closed when all is over. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import followRecalls from '@shanzhen/recalls/jobs/follow-recalls'
import { vi } from 'vitest'
import type {} from '@shanzhen/lots/modules/lot-gate'
import type {} from '@shanzhen/recalls/modules/recall'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { newWaybill } from '../support/waybills'

const outbox = openOutbox()
const { openPackingShop, staffHeaders } = await import('../support/packing-shop')
const ANY = { validateStatus: () => true }
const sf = () => ({ carrier_code: 'SF', tracking_number: newWaybill() })

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>
    let lot: string

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      headers = await staffHeaders(container)
      const [first] = await container.resolve('lot').listLots({ code: 'LOT-1' })
      lot = first.id
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const get = (path: string) => api.get(`/admin/recalls${path}`, { headers, ...ANY })
    const post = (path: string, body: object = {}) => api.post(`/admin/recalls${path}`, body, { headers, ...ANY })
    const ship = (order: { id: string; line_item_id: string }, quantity: number) =>
      api.post(
        `/admin/orders/${order.id}/parcels`,
        { ...sf(), lines: [{ line_item_id: order.line_item_id, quantity }] },
        { headers, ...ANY },
      )
    const open = async () => {
      const { data } = await post('', { lot_id: lot, reason: '水分超标', class: 'second' })
      return data.recall.id as string
    }
    type Row = { id: string; kind: string; state: string; quantity: number; order_id: string | null; lot: string }
    const rows = async (id: string): Promise<Row[]> => (await get(`/${id}`)).data.recall.affected
    const told = () => outbox.messages().filter(({ template }) => template === 'recall-opened')

    const tries = async () =>
      (await container.resolve(Modules.NOTIFICATION).listNotifications({ template: 'recall-opened' })).length
    const later = async (hours: number) => {
      const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await pg.raw(`update notification set created_at = created_at - ?::float * interval '1 hour'`, [hours])
      await followRecalls(container)
    }
    const states = async (id: string) =>
      (await rows(id)).flatMap(({ kind, state, quantity }) => (kind === 'buyer' ? [[quantity, state]] : [])).sort()

    it('shows what it is about before anything is done, then stops, lists and tells', async () => {
      const sold = await shop.placeOrder({ quantity: 3 })
      expect((await ship(sold, 3)).status).toBe(201)
      const preview = (await get(`/preview?code=LOT-1`)).data
      expect(preview.lots).toMatchObject([{ code: 'LOT-1', state: 'released' }])
      expect(preview.affected.map(({ kind, quantity }: Row) => [kind, quantity])).toEqual([
        ['buyer', 3],
        ['place', 1],
      ])
      expect(await shop.stockBook()).toMatchObject({ stocked: 11 })
      expect(outbox.messages().filter(({ template }) => template === 'recall-opened')).toEqual([])

      const before = (await api.get('/sale-stops')).data.version
      const id = await open()
      expect(await shop.stockBook()).toMatchObject({ stocked: 10 })
      expect((await api.get('/sale-stops')).data.version).not.toBe(before)
      await vi.waitFor(() => expect(told()).toHaveLength(1), 10_000)
      expect(told()[0]).toMatchObject({ to: '13812341234', channel: 'sms' })
      expect(told()[0].text).toMatch(/^【.+】您的订单/)
      expect(told()[0].text).toContain('批次 LOT-1）正在召回，请停止食用。原因：水分超标')
      await vi.waitFor(
        async () =>
          expect((await rows(id)).map(({ kind, state, quantity }) => [kind, state, quantity])).toEqual([
            ['buyer', 'notified', 3],
            ['place', 'held', 1],
          ]),
        10_000,
      )
    })

    it('tells buyers again whom no channel took, each of them and once', async () => {
      const [sold, other] = [await shop.placeOrder({ quantity: 1 }), await shop.placeOrder({ quantity: 2, phone: '' })]
      for (const [order, quantity] of [[sold, 1] as const, [other, 2] as const]) await ship(order, quantity)
      outbox.refuse()
      const id = await open()
      await vi.waitFor(async () => expect(await tries()).toBe(2), 10_000)
      await later(0)
      expect([await tries(), await states(id)]).toEqual([
        2,
        [
          [1, 'pending'],
          [2, 'pending'],
        ],
      ])
      outbox.clear()
      await later(0.1)
      await vi.waitFor(
        async () =>
          expect(await states(id)).toEqual([
            [1, 'notified'],
            [2, 'notified'],
          ]),
        10_000,
      )
      expect([await tries(), told().length]).toEqual([4, 2])
      await later(7)
      expect(await tries()).toBe(4)
    })

    it('leaves a buyer whom no channel ever reached to staff', async () => {
      await ship(await shop.placeOrder({ quantity: 1 }), 1)
      outbox.refuse()
      const id = await open()
      await vi.waitFor(async () => expect(await tries()).toBe(1), 10_000)
      const seen = new Set<unknown>()
      // The job of each minute may take one of the tries.
      for (let round = 0; round < 6; round++) {
        seen.add((await states(id))[0][1])
        await later(7)
      }
      expect([await tries(), await states(id), [...seen][0]]).toEqual([5, [[1, 'untold']], 'pending'])
      const [row] = await rows(id)
      expect((await post(`/${id}/affected/${row.id}`, { action: 'notified' })).data.row.state).toBe('notified')
    })

    it('is one recall however often it is begun, and adds nothing and tells nobody twice', async () => {
      const sold = await shop.placeOrder({ quantity: 2 })
      await ship(sold, 2)
      const ids = await Promise.all([open(), open(), open()])
      expect(new Set(ids).size).toBe(1)
      await vi.waitFor(() => expect(told()).toHaveLength(1), 10_000)
      const { default: follow } = await import('@shanzhen/recalls/jobs/follow-recalls')
      await follow(container)
      await follow(container)
      expect(await rows(ids[0])).toHaveLength(2)
      expect(told()).toHaveLength(1)
    })

    it('pays back once, also when two press the button, and lets it close only when all is over', async () => {
      const sold = await shop.placeOrder({ quantity: 3 })
      await ship(sold, 3)
      const id = await open()
      const [buyer, place] = await rows(id)
      const refused = await post(`/${id}/close`)
      expect([refused.status, refused.data.message]).toEqual([400, '还有 2 项没有处理完，不能结束召回'])
      const pressed = await Promise.all([1, 2, 3].map(() => post(`/${id}/affected/${buyer.id}`, { action: 'refund' })))
      expect(pressed.map(({ status }) => status).sort()).toEqual([200, 400, 400])
      const { data } = await container.resolve('query').graph({ entity: 'refund', fields: ['amount', 'note'] })
      expect(data.map(({ amount, note }) => [Number(amount), note])).toEqual([[127.7, `recall:${buyer.id}`]])
      expect((await post(`/${id}/affected/${place.id}`, { action: 'secured' })).status).toBe(200)
      expect((await post(`/${id}/affected/${place.id}`, { action: 'returned' })).status).toBe(400)
      expect((await post(`/${id}/close`)).status).toBe(200)
      const report = await get(`/${id}/report`)
      expect(report.headers['content-type']).toContain('text/html')
      for (const word of ['LOT-1', '水分超标', '已退款 ¥127.70', '已封存', '138****1234'])
        expect(report.data).toContain(word)
      expect(report.data).not.toContain('13812341234')
    })

    it('previews the waiting orders, takes the goods away from who reserved last, and lets nothing of the lot leave', async () => {
      const first = await shop.placeOrder({ quantity: 8 })
      const second = await shop.placeOrder({ quantity: 5 })
      const known = ({ kind, order_id, quantity, lot, state }: Row) => [kind, order_id, quantity, lot, state]
      const preview = (await get('/preview?code=LOT-1')).data.affected.map(known)
      expect(preview).toContainEqual(['waiting', second.id, 5, 'LOT-1', 'held'])
      expect(await shop.stockBook()).toEqual({ stocked: 14, reserved: 13 })
      const id = await open()
      expect((await rows(id)).map(known).sort()).toEqual(preview.sort())
      expect((await rows(id)).filter(({ kind }) => kind === 'waiting')).toMatchObject([
        { order_id: second.id, quantity: 5, state: 'held' },
      ])
      expect((await ship(first, 8)).status).toBe(201)
      const refused = await ship(second, 5)
      expect([refused.status, refused.data.code]).toEqual([409, 'lots_short'])
      const movements = await container.resolve('lot').movements({ lot_id: lot })
      expect(movements.filter(({ reason }) => reason === 'ship')).toEqual([])
    })

    it('answers 409 in Chinese when shipping from a lot just recalled by someone else', async () => {
      const order = await shop.placeOrder({ quantity: 12 })
      const ours = container.resolve('lotGate')
      const gate = vi.spyOn(Object.getPrototypeOf(ours), 'reasonAgainstParcel').mockImplementationOnce(async () => {
        // Between the look and the taking, somebody else recalls the lot.
        await open()
        return null
      })
      const refused = await ship(order, 12)
      gate.mockRestore()
      expect([refused.status, refused.data.code, refused.data.message]).toEqual([
        409,
        'lots_short',
        '已放行的批次不够发货（可能刚被召回或到期），请查看这个商品的批次',
      ])
      expect(await shop.stockBook()).toEqual({ stocked: 10, reserved: 12 })
      const { data } = await api.get(`/admin/orders/${order.id}/parcels`, { headers })
      expect([data.parcels.filter(({ canceled }: { canceled: boolean }) => !canceled), data.lines[0].left]).toEqual([
        [],
        12,
      ])
    })

    it('answers Medusa’s own buttons in Chinese too: fulfil with too few lots, stock without a lot', async () => {
      const order = await shop.placeOrder({ quantity: 12 })
      await open()
      const { location_id, inventory_item_id } = shop.shelf
      const body = { items: [{ id: order.line_item_id, quantity: 12 }], location_id }
      const fulfilled = await api.post(`/admin/orders/${order.id}/fulfillments`, body, { headers, ...ANY })
      expect([fulfilled.status, fulfilled.data.message]).toEqual([409, '已放行的批次不够发货（可能刚被召回或到期）'])
      const levels = `/admin/inventory-items/${inventory_item_id}/location-levels`
      const level = `${levels}/${location_id}`
      const raised = await api.post(level, { stocked_quantity: 99 }, { headers, ...ANY })
      expect([raised.status, raised.data.message]).toEqual([409, expect.stringMatching(/^\p{Script=Han}/u)])
      const few = { location_id, stocked_quantity: 9 }
      const everywhere = '/admin/inventory-items/location-levels/batch'
      for (const [path, edit] of [
        [level, { stocked_quantity: 9 }],
        [`${levels}/batch`, { update: [few] }],
        [everywhere, { update: [{ ...few, inventory_item_id }] }],
      ] as const) {
        const lowered = await api.post(path, edit, { headers, ...ANY })
        expect([path, lowered.status, lowered.data.message]).toEqual([
          path,
          409,
          expect.stringContaining('按批次管理库存，不能在这里改数量'),
        ])
      }
      expect(await shop.stockBook()).toEqual({ stocked: 10, reserved: 12 })
    })

    it('holds a parcel packed before and not gone', async () => {
      const order = await shop.placeOrder({ quantity: 3 })
      const items = [{ id: order.line_item_id, quantity: 3 }]
      await api.post(
        `/admin/orders/${order.id}/fulfillments`,
        { items, location_id: shop.shelf.location_id },
        { headers },
      )
      const { data } = await api.get(`/admin/orders/${order.id}?fields=fulfillments.id`, { headers })
      const parcel = data.order.fulfillments[0].id
      const id = await open()
      expect((await rows(id))[0]).toMatchObject({ kind: 'buyer', state: 'held', quantity: 3 })
      const path = `/admin/orders/${order.id}/fulfillments/${parcel}/shipments`
      const refused = await api.post(path, { items }, { headers, ...ANY })
      expect([refused.status, refused.data.code]).toEqual([409, 'recalled'])
      expect(told()).toEqual([])
    })

    it('finishes what a crash cut short: lots still for sale, a refund made but not noted', async () => {
      const sold = await shop.placeOrder({ quantity: 2 })
      await ship(sold, 2)
      const recalls = container.resolve('recall')
      const begun = { lot_id: lot, lot_ids: [lot], reason: '水分超标', class: 'second' as const, opened_by: 'user_1' }
      const { id } = await recalls.open(begun)
      expect(await shop.stockBook()).toMatchObject({ stocked: 12 })
      const { default: follow } = await import('@shanzhen/recalls/jobs/follow-recalls')
      await follow(container)
      expect(await shop.stockBook()).toMatchObject({ stocked: 10 })
      const [buyer] = await rows(id)
      expect((await post(`/${id}/affected/${buyer.id}`, { action: 'refund' })).status).toBe(200)
      const knex = container.resolve('__pg_connection__')
      await knex.raw(`alter table recall_affected disable trigger recall_affected_guard`)
      await knex.raw(
        `update recall_affected set state = 'refunding', updated_at = now() - interval '1 hour' where id = ?`,
        [buyer.id],
      )
      await knex.raw(`alter table recall_affected enable trigger recall_affected_guard`)
      await follow(container)
      expect((await rows(id))[0].state).toBe('refunded')
    })

    it('says in Chinese what is missing, and answers staff only', async () => {
      const wrong = async (body: object) => (await post('', body)).data
      expect((await wrong({ lot_id: lot, class: 'second' })).fields).toEqual({ reason: '请填写原因' })
      expect((await wrong({ lot_id: lot, reason: '水分超标', class: 'fourth' })).message).toBe('请选择召回级别')
      expect((await post('', { lot_id: 'lot_0', reason: '水分超标', class: 'first' })).status).toBe(404)
      expect((await get('/preview?code=none')).status).toBe(404)
      expect((await get('/recall_0')).status).toBe(404)
      expect((await api.get('/admin/recalls', ANY)).status).toBe(401)
      expect((await container.resolve('recall').listRecalls({})).length).toBe(0)
    })
  },
})
