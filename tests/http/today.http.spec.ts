/** What waits for whom: numbers of one's own work alone, and each the length of the list it leads to. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { AFTER_SALES } from '@shanzhen/after-sales/modules/after-sales'
import type { FoundPage, OpenOrders, OrderBrief, Today } from '../../backend/src/wire'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

const DAY_MS = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let owner: Record<string, string>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      owner = await staffHeaders(container)
    })

    const get = async <T>(path: string, headers = owner): Promise<T> =>
      (await api.get(`/admin${path}`, { headers })).data as T
    const today = (headers?: Record<string, string>) => get<Today>('/today', headers)
    const countsOf = async (headers?: Record<string, string>) =>
      Object.fromEntries((await today(headers)).waits.map(({ key, count }) => [key, count]))
    const idsOf = async (kind: string) =>
      (await get<OpenOrders>(`/today/orders?kind=${kind}`)).orders.map(({ id, pieces }) => ({ id, pieces }))
    const sql = (text: string, values: string[] = []) =>
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)

    it('shows an order when it is paid, no longer as to pack once packed, and not at all once it left', async () => {
      await shop.placeOrder({ paid: false, quantity: 1 })
      expect(await countsOf()).toMatchObject({ to_pack: 0, late: 0, to_ship: 0 })
      const order = await shop.placeOrder({ quantity: 3 })
      const row = { id: order.id, pieces: 3 }
      expect([await idsOf('to_pack'), await idsOf('late')]).toEqual([[row], []])
      await sql(`update payment_collection set completed_at = now() - interval '49 hours' where id = ?`, [
        order.payment_collection_id,
      ])
      const late = (await today()).waits.find(({ key }) => key === 'late')
      expect(late).toMatchObject({ count: 1, urgent: true, link: '/packing?kind=late' })
      expect(Date.now() - Date.parse(String(late?.oldest_at))).toBeGreaterThan(2 * DAY_MS)

      const items = [{ id: order.line_item_id, quantity: 3 }]
      const place = { items, location_id: shop.shelf.location_id }
      await api.post(`/admin/orders/${order.id}/fulfillments`, place, { headers: owner })
      expect(await countsOf()).toMatchObject({ to_pack: 0, late: 0, to_ship: 1 })
      expect(await idsOf('to_ship')).toEqual([row])
      const { data } = await api.get(`/admin/orders/${order.id}?fields=fulfillments.id`, { headers: owner })
      const left = `/admin/orders/${order.id}/fulfillments/${data.order.fulfillments[0].id}/shipments`
      const labels = [{ tracking_number: newWaybill(), tracking_url: '', label_url: '' }]
      await api.post(left, { items: [{ id: order.line_item_id, quantity: 3 }], labels }, { headers: owner })
      expect([await idsOf('to_pack'), await idsOf('to_ship')]).toEqual([[], []])
    })

    it('keeps what distributors and small shops wait for apart from producers and their papers', async () => {
      const grouped = (await today()).waits.map(({ key, group, link }) => ({ key, group, link }))
      const keys = (of: string) => grouped.flatMap(({ key, group }) => (group === of ? [key] : [])).sort()
      expect(keys('partners')).toEqual(['distributors', 'shop_accounts', 'shops'])
      expect(keys('papers')).toEqual(['alarms', 'ending', 'to_approve'])
    })

    it('tells the packing table what is ready, waits for a look, failed or is marked, and finds it by what people say', async () => {
      const post = (path: string, body: object) =>
        api.post(`/admin${path}`, body, { headers: owner, validateStatus: () => true })
      const board = async (kind: string, q = '') => {
        const { orders, counts } = await get<OpenOrders>(
          `/today/orders?${new URLSearchParams({ kind, ...(q && { q }) })}`,
        )
        return { looks: orders.map(({ id, look }) => [id, look]), counts }
      }
      const first = await shop.placeOrder({ quantity: 2 })
      expect((await board('ready')).looks).toEqual([[first.id, 'ready']])
      const limits = [{ name: '水分', unit: '%', min: null, max: 13, method: 'GB 5009.3', required: true }]
      const rules = { limits, shelf_life_days: 540, effective_from: '2026-01-01', outbound_required: true }
      expect((await post('/standards', { good_id: 'good_demo', ...rules })).status).toBe(201)
      const second = await shop.placeOrder({ quantity: 1, phone: '13900001111' })
      const third = await shop.placeOrder({ quantity: 1 })
      const look = (order: typeof first, body: object) =>
        post(`/orders/${order.id}/outgoing-inspections`, { line_item_id: order.line_item_id, ...body })
      expect((await look(first, { verdict: 'passed' })).status).toBe(201)
      expect((await look(third, { verdict: 'held', reason: '封口不严' })).status).toBe(201)
      expect((await board('to_pack')).looks).toEqual([
        [first.id, 'ready'],
        [second.id, 'to_inspect'],
        [third.id, 'held'],
      ])
      expect((await board('held')).looks).toEqual([[third.id, 'held']])
      expect((await post(`/orders/${second.id}/flags`, { kind: 'stop', reason: '地址要核对' })).status).toBe(201)
      const { looks, counts } = await board('stopped')
      expect(looks).toEqual([[second.id, 'stopped']])
      expect(counts).toMatchObject({ to_pack: 3, ready: 1, to_inspect: 0, held: 1, stopped: 1, late: 0, to_ship: 0 })
      expect((await countsOf()).stopped).toBe(1)

      const lines = [{ line_item_id: first.line_item_id, quantity: 1 }]
      const waybill = newWaybill()
      const sent = await post(`/orders/${first.id}/parcels`, { carrier_code: 'SF', tracking_number: waybill, lines })
      expect(sent.status).toBe(201)
      // What is left of it has to be looked at again, once a parcel went.
      expect((await board('to_inspect', waybill)).looks).toEqual([[first.id, 'to_inspect']])
      expect((await board('to_pack', '13900001111')).looks).toEqual([[second.id, 'stopped']])
      expect((await board('to_pack', `#${third.display_id}`)).looks).toEqual([[third.id, 'held']])
      expect((await board('to_pack', '梅')).looks).toHaveLength(3)
      expect((await board('to_pack', '没有这个人')).looks).toEqual([])
      expect((await board('ready', '13900001111')).looks).toEqual([])
    })

    it('says before packing what the buyer wrote, how it goes and which lots to take, first expired first', async () => {
      const { id, line_item_id } = await shop.placeOrder({ quantity: 6 })
      await sql(`update "order" set metadata = metadata || '{"note": "周末送"}' where id = ?`, [id])
      const brief = await get<OrderBrief>(`/orders/${id}/brief`)
      expect(brief).toMatchObject({ note: '周末送', way: '快递', pickup: false, place: '陕西省 安康市 1 号' })
      const taken = brief.lines.map(({ lots, ...line }) => ({
        ...line,
        lots: lots.map(({ code, quantity }) => [code, quantity]),
      }))
      const lots = [
        ['LOT-1', 4],
        ['LOT-2', 2],
      ]
      expect(taken).toEqual([{ line_item_id, title: '宁陕香菇 500g', pieces: 6, short: 0, lots }])
      const inspector = await staffHeaders(container, 'inspector@example.com', ['role_quality'])
      const refused = await api.get(`/admin/orders/${id}/brief`, { headers: inspector, validateStatus: () => true })
      expect(refused.status).toBe(403)
    })

    it('calls stock by its good’s name and size, and by what staff called it themselves', async () => {
      const inventory = container.resolve(Modules.INVENTORY)
      const titles = async () => (await inventory.listInventoryItems({}, { take: 50 })).map(({ title }) => title)
      const [variant] = await container.resolve(Modules.PRODUCT).listProductVariants({}, { relations: ['product'] })
      const name = `${variant.product?.title} ${variant.title}`
      expect(await titles()).toContain(name)
      await container.resolve(Modules.PRODUCT).updateProducts(variant.product_id ?? '', { title: '新名' })
      expect(await titles()).toContain(`新名 ${variant.title}`)
      await container.resolve(Modules.PRODUCT).updateProductVariants(variant.id, { title: '1kg' })
      expect(await titles()).toContain('新名 1kg')
      const [item] = (await inventory.listInventoryItems({}, { take: 50 })).filter(({ title }) => title === '新名 1kg')
      await inventory.updateInventoryItems({ id: item.id, title: '东库的' })
      await container.resolve(Modules.PRODUCT).updateProducts(variant.product_id ?? '', { title: '又一名' })
      expect(await titles()).toContain('东库的')
    })

    it('shows each role its own work and no sums to who may not see them', async () => {
      await shop.placeOrder({ quantity: 2 })
      const groupsOf = async (role: string) => {
        const headers = await staffHeaders(container, `${role}@example.com`, [role])
        const said = await today(headers)
        return { ...said, groups: [...new Set(said.waits.map(({ group }) => group))] }
      }
      const packer = await groupsOf('role_warehouse')
      expect(packer.groups).toEqual(['orders', 'quality', 'papers'])
      expect([packer.figures, packer.running_out?.count]).toEqual([null, 0])
      expect(packer.shut).toEqual(expect.arrayContaining(['/ledger', '/ledger/reconciliation', '/staff', '/customers']))
      expect(packer.shut).not.toContain('/orders')
      const quality = await groupsOf('role_quality')
      expect(quality.groups).toEqual(['quality', 'papers'])
      expect(quality.shut).toEqual(expect.arrayContaining(['/orders', '/after-sales', '/ledger']))
      const finance = await groupsOf('role_finance')
      expect(finance.groups).toEqual(expect.arrayContaining(['orders', 'money']))
      const paid = { orders: 1, paid_fen: 2 * 3990 + 800, refunds: 0, refunded_fen: 0 }
      expect([finance.figures, finance.running_out]).toEqual([{ today: paid, month: paid }, null])
      const nobody = await groupsOf('role_none')
      expect([nobody.waits, nobody.figures, nobody.running_out]).toEqual([[], null, null])
    })

    it('counts lots and papers as the lists show them, and what runs out as the shelf has it', async () => {
      const soon = new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10)
      await sql(`alter table lot disable trigger user`)
      const { rows: lots } = await sql(`select id from lot order by best_before`)
      await sql(`update lot set best_before = ? where id = ?`, [soon, lots[0].id])
      const { waits } = await today()
      for (const { key, link, count } of waits.filter(({ link }) => link.startsWith('/lots?'))) {
        const { lots: listed } = await get<{ lots: { id: string }[] }>(link)
        expect({ key, count }).toEqual({ key, count: listed.length })
      }
      expect(waits.find(({ key }) => key === 'expiring')?.count).toBe(1)
      const { certificates } = await get<{ certificates: object[] }>('/certificates?view=waiting')
      expect(waits.find(({ key }) => key === 'to_approve')?.count).toBe(certificates.length)

      expect((await today()).running_out).toMatchObject({ count: 0, goods: [] })
      await shop.placeOrder({ quantity: 8 })
      const item = await container.resolve(Modules.INVENTORY).retrieveInventoryItem(shop.shelf.inventory_item_id)
      expect((await today()).running_out).toMatchObject({ count: 1, goods: [{ id: item.id, left: 6 }] })
    })

    const found = async (q: string, headers = owner) =>
      (await get<FoundPage>(`/find?q=${encodeURIComponent(q)}`, headers)).found.map(({ kind, id }) => `${kind} ${id}`)

    it('finds an order by its number, phone, name and waybill, and by the lot it got, and its claim too', async () => {
      const order = await shop.placeOrder({ phone: '13900001111' })
      await shop.placeOrder()
      const tracking_number = newWaybill()
      const lines = [{ line_item_id: order.line_item_id, quantity: 3 }]
      const parcel = { carrier_code: 'SF', tracking_number, lines }
      await api.post(`/admin/orders/${order.id}/parcels`, parcel, { headers: owner })
      const mine = [`order ${order.id}`]
      const spaced = tracking_number.toLowerCase().replace(/^(.{4})/, '$1 ')
      for (const q of [`#${order.display_id}`, '139 0000 1111', '+8613900001111', tracking_number, spaced])
        expect({ q, found: await found(q) }).toEqual({ q, found: mine })
      expect(await found('梅')).toHaveLength(2)
      expect(await found('_')).toEqual([])
      const { rows } = await sql(
        `select distinct l.id, l.code from lot_movement m join lot l on l.id = m.lot_id
        where m.order_id = ?`,
        [order.id],
      )
      expect(await found(rows[0].code.toLowerCase())).toEqual([`lot ${rows[0].id}`, ...mine])

      const claims = container.resolve(AFTER_SALES)
      const claim = { order_id: order.id, version: 1, state: 'requested' } as const
      const wish = { kind: 'return_refund', rule: 'quality', reason: 'damaged' } as const
      const money = { goods_fen: 3990, freight_fen: 0, restock: 'none' } as const
      const [{ id }] = await claims.createAfterSales([{ ...claim, ...wish, ...money }])
      await sql(`alter table after_sale disable trigger user`)
      await sql(`update after_sale set return_waybill = 'YT7700000001' where id = ?`, [id])
      expect(await found('13900001111')).toEqual([...mine, `claim ${id}`])
      expect(await found('yt7700000001')).toEqual([`claim ${id}`])
    })

    it('tells nothing of buyers to who may not see orders, and a phone only in part', async () => {
      await shop.placeOrder({ phone: '13900002222' })
      const quality = await staffHeaders(container, 'quality@example.com', ['role_quality'])
      const finance = await staffHeaders(container, 'finance@example.com', ['role_finance'])
      expect(await found('13900002222', quality)).toEqual([])
      const page = await get<FoundPage>('/find?q=13900002222', finance)
      expect(page.found[0].detail).toContain('139****2222')
      expect(JSON.stringify(page)).not.toContain('13900002222')
      const [lot] = (await sql('select id, code from lot')).rows
      expect(await found(lot.code, finance)).toEqual([])
      expect(await found(lot.code, quality)).toEqual([`lot ${lot.id}`])
      const nothing = await api.get('/admin/find?q=', { headers: owner, validateStatus: () => true })
      expect([nothing.status, nothing.data.message]).toEqual([400, expect.stringContaining('请输入要找的东西')])
    })

    it('puts what it finds first into Medusa’s own search, as far as the asker may see it', async () => {
      const order = await shop.placeOrder({ phone: '13900003333' })
      type Groups = { results: { entity: string; data: { id: string }[]; count: number }[] }
      const search = async (query: string, headers = owner) =>
        (await get<Groups>(`/search?q=13900003333&${query}`, headers)).results.map(({ entity, count }) => [
          entity,
          count,
        ])
      expect(await search('entity[]=found&entity[]=customer')).toEqual([
        ['found', 1],
        ['customer', 0],
      ])
      expect(await search('entity=found')).toEqual([['found', 1]])
      expect(await search('entity=customer')).toEqual([['customer', 0]])
      const quality = await staffHeaders(container, 'quality@example.com', ['role_quality'])
      expect(await search('entity=found', quality)).toEqual([['found', 0]])
      const nobody = await staffHeaders(container, 'nobody@example.com', ['role_none'])
      const refused = await api.get('/admin/search?q=x&entity=found', { headers: nobody, validateStatus: () => true })
      expect([refused.status, order.id.slice(0, 6)]).toEqual([403, 'order_'])
    })
  },
})
