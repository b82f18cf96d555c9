/** What waits for whom: numbers of one's own work alone, and each the length of the list it leads to. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { AFTER_SALES } from '@shanzhen/after-sales/modules/after-sales'
import type { FoundPage, OpenOrders, Today } from '../../backend/src/wire'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

const DAY_MS = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let owner: Record<string, string>

    beforeEach(async () => {
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
      expect(late).toMatchObject({ count: 1, urgent: true, link: '/today/orders?kind=late' })
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
