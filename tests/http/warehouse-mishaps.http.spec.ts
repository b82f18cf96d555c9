/** What goes wrong at the supply center's bench: shortages out of several lots, swapped labels, waves side by side, stopped lots. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { benchOf, EAN, nameGoods } from '../support/bench'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

type Stop = { inventory_item_id: string; lot_id: string; lot_code: string; quantity: number; stopped: boolean }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let bench: ReturnType<typeof benchOf>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      await nameGoods(container)
      bench = benchOf(api, await staffHeaders(container))
    })
    const sql = async (text: string, values: unknown[] = []) =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values as string[])).rows
    const bring = (count: number) =>
      bench.must('/waybill-numbers', {
        carrier_code: 'SF',
        text: Array.from({ length: count }, (_, i) => `SF${9_000_000_000_000 + i}`).join('\n'),
      })
    const stopsOf = async (id: string): Promise<Stop[]> => (await bench.file(id)).stops
    const pick = (id: string, { inventory_item_id, lot_id }: Stop, picked: number, reason?: string) =>
      bench.must(`/waves/${id}/picks`, { inventory_item_id, lot_id, picked, reason })
    const shorts = async () => (await bench.ask('/shorts')).data.shorts
    const taken = () =>
      sql(`select l.code, sum(-m.delta)::int as pieces from lot_movement m join lot l on l.id = m.lot_id
        where m.reason = 'ship' group by 1 order by 1`)

    it('names a wrong good as a packer knows it, whatever it was scanned by, and what the box wants instead', async () => {
      await container.resolve(Modules.PRODUCT).createProducts({
        ...{ title: '土蜂蜜', options: [{ title: '规格', values: ['250g 瓶'] }] },
        variants: [{ title: '250g 瓶', sku: 'HONEY-250', ean: '6901234560008', options: { 规格: '250g 瓶' } }],
      })
      const { packing } = (await bench.begin((await shop.placeOrder()).display_id)).data
      await bench.scan(packing.id, EAN)
      for (const [code, called] of [
        ['honey-250', ' 土蜂蜜 250g 瓶（HONEY-250）'],
        ['6901234560008', ' 土蜂蜜 250g 瓶（HONEY-250）'],
        ['6900000000007', '没有登记的条码 6900000000007'],
      ] as const)
        expect((await bench.scan(packing.id, code)).data).toMatchObject({
          message: `错货：扫到的是${called}；这一单还要 宁陕香菇 500g（XIANGGU-500） 2 件`,
        })
    })

    it('adds up what is missing of one line out of several lots, and forgets none when another lot is full', async () => {
      const order = await shop.placeOrder({ quantity: 6 })
      const { id } = await bench.wave([order.id])
      const [first, second] = await stopsOf(id)
      await pick(id, first, first.quantity - 1, '破损')
      await pick(id, second, second.quantity - 1, '没找到')
      expect((await shorts()).map(({ quantity }: { quantity: number }) => quantity)).toEqual([2])
      await pick(id, first, first.quantity)
      const [left, ...more] = await shorts()
      expect([left.quantity, more]).toEqual([1, []])
      expect((await bench.begin(order.display_id)).data.code).toBe('order_stays')
      await bench.must(`/shorts/${left.id}/decide`, { decision: 'found' })
      expect((await bench.begin(order.display_id)).data.packing).toMatchObject({ left: 6 })
    })

    it('asks nobody twice about pieces that were taken off, and takes none of what is packed for short', async () => {
      const [a, b] = [await shop.placeOrder({ quantity: 2 }), await shop.placeOrder({ quantity: 2 })]
      const { id } = await bench.wave([a.id, b.id])
      const [stop] = await stopsOf(id)
      await pick(id, stop, 3, '破损')
      const [short] = await shorts()
      await bench.must(`/shorts/${short.id}/cancel`, { note: '' })
      await pick(id, stop, 3, '破损')
      expect(await shorts()).toEqual([])
      expect((await bench.pack(b, 1, { tracking_number: newWaybill() })).status).toBe(200)
      await pick(id, stop, 2, '没找到')
      const [again] = await shorts()
      expect([again.display_id, again.quantity]).toEqual([a.display_id, 2])
    })

    it('keeps the number of an order whose wave was dropped, on the next wave too', async () => {
      await bring(2)
      const order = await shop.placeOrder({ quantity: 1 })
      const first = await bench.wave([order.id])
      await bench.must(`/waves/${first.id}/waybills`)
      await bench.must(`/waves/${first.id}/drop`, { reason: '重新分' })
      const { id } = await bench.wave([order.id])
      expect((await bench.file(id)).orders[0].tracking_number).toBe('SF9000000000000')
      expect(await bench.must(`/waves/${id}/waybills`)).toMatchObject({ reserved: 1, waiting: 0 })
      expect((await bench.pack(order, 1)).data.packing.tracking_number).toBe('SF9000000000000')
    })

    it("refuses another order's label, and gives a new number to whom one was taken at an order's page", async () => {
      await bring(3)
      const a = await shop.placeOrder({ quantity: 1 })
      const b = await shop.placeOrder({ quantity: 1, phone: '13900001111' })
      const { id } = await bench.wave([a.id, b.id])
      await bench.must(`/waves/${id}/waybills`)
      type Order = { order_id: string; tracking_number: string }
      const theirs = (await bench.file(id)).orders.find((order: Order) => order.order_id === b.id).tracking_number
      const typed = theirs.toLowerCase().replace('sf', 'sf ')
      const swapped = await bench.pack(a, 1, { tracking_number: typed })
      expect([swapped.status, swapped.data.code]).toEqual([409, 'label_of_other'])
      expect(swapped.data.message).toContain(`O-${b.display_id}`)
      const headers = await staffHeaders(container, 'second@example.com')
      const parcel = {
        ...{ carrier_code: 'SF', tracking_number: theirs },
        lines: [{ line_item_id: a.line_item_id, quantity: 1 }],
      }
      const { post } = api as { post: (...args: unknown[]) => Promise<{ status: number }> }
      expect((await post(`/admin/orders/${a.id}/parcels`, parcel, { headers })).status).toBeLessThan(300)
      expect((await bench.pack(b, 1)).data.packing).toMatchObject({
        state: 'packed',
        tracking_number: 'SF9000000000002',
      })
      const used = await sql(`select number from waybill_number where state = 'taken' order by 1`)
      expect(used).toEqual([{ number: theirs }, { number: 'SF9000000000002' }])
    })

    it('plans for two waves side by side different pieces, which their parcels are taken from in any order', async () => {
      const [a, b] = [await shop.placeOrder({ quantity: 3 }), await shop.placeOrder({ quantity: 3 })]
      const [first, second] = await Promise.all([bench.wave([a.id]), bench.wave([b.id])])
      const planned = [...(await stopsOf(first.id)), ...(await stopsOf(second.id))]
      const sums = planned.reduce<Record<string, number>>(
        (sums, { lot_code, quantity }) => ({ ...sums, [lot_code]: (sums[lot_code] ?? 0) + quantity }),
        {},
      )
      expect(sums).toEqual({ 'LOT-1': 4, 'LOT-2': 2 })
      const late = (await stopsOf(first.id)).some(({ lot_code }) => lot_code === 'LOT-2') ? a : b
      await bench.pack(late, 3, { tracking_number: newWaybill() })
      expect(await taken()).toEqual([
        { code: 'LOT-1', pieces: 1 },
        { code: 'LOT-2', pieces: 2 },
      ])
    })

    it('plans what a wave is to fetch later where its making was cut off', async () => {
      const order = await shop.placeOrder({ quantity: 2 })
      const { id } = await bench.wave([order.id])
      await sql('delete from pick')
      expect((await stopsOf(id)).map(({ lot_code, quantity }) => [lot_code, quantity])).toEqual([['LOT-1', 2]])
    })

    it('takes no barcode for goods whose lot was called back after it was fetched: each bag says its lot', async () => {
      const order = await shop.placeOrder({ quantity: 2 })
      const { id } = await bench.wave([order.id])
      const [stop] = await stopsOf(id)
      await pick(id, stop, 2)
      const { packing } = (await bench.begin(order.display_id)).data
      await bench.scan(packing.id, EAN)
      await bench.scan(packing.id, '2')
      await sql(`update lot set state = 'recalled' where code = 'LOT-1'`)
      expect((await stopsOf(id))[0].stopped).toBe(true)
      const sent = await bench.ship(packing.id, { tracking_number: newWaybill() })
      expect([sent.status, sent.data.code]).toEqual([409, 'scan_the_lot'])
      await bench.must(`/packings/${packing.id}/drop`, { reason: '换批次' })
      const anew = (await bench.begin(order.display_id)).data.packing
      expect((await bench.scan(anew.id, EAN)).data.code).toBe('scan_the_lot')
      const stopped = (await bench.scan(anew.id, 'LOT-1')).data
      expect([stopped.code, stopped.message]).toEqual([
        'wrong_goods',
        expect.stringMatching(/^宁陕香菇 500g 的批次 LOT-1 已不能发货/),
      ])
      for (let i = 0; i < 2; i++) expect((await bench.scan(anew.id, 'LOT-2')).status).toBe(200)
      expect((await bench.ship(anew.id, { tracking_number: newWaybill() })).status).toBe(200)
      expect(await taken()).toEqual([{ code: 'LOT-2', pieces: 2 }])
    })

    it('counts no fewer than were scanned by lot', async () => {
      const order = await shop.placeOrder({ quantity: 4 })
      const { packing } = (await bench.begin(order.display_id)).data
      for (const code of ['LOT-1', 'LOT-1', EAN]) await bench.scan(packing.id, code)
      expect((await bench.scan(packing.id, '1')).data.code).toBe('fewer_than_bags')
      expect((await bench.scan(packing.id, '4')).data.packing.left).toBe(0)
    })

    it('lets whoever was taken over from neither scan nor send', async () => {
      const order = await shop.placeOrder({ quantity: 1 })
      const { packing } = (await bench.begin(order.display_id)).data
      const colleague = benchOf(api, await staffHeaders(container, 'second@example.com'))
      await colleague.begin(order.display_id, { take_over: true })
      expect((await bench.scan(packing.id, EAN)).data.code).toBe('packed_by_other')
      await colleague.scan(packing.id, EAN)
      const number = { tracking_number: newWaybill() }
      expect((await bench.ship(packing.id, number)).data.code).toBe('packed_by_other')
      expect((await colleague.ship(packing.id, number)).status).toBe(200)
    })

    it('asks no carrier to take what its buyer has already', async () => {
      const order = await shop.placeOrder({ quantity: 1 })
      const { packing } = (await bench.pack(order, 1, { tracking_number: newWaybill() })).data
      expect((await bench.ask('/parcels')).data.parcels).toHaveLength(1)
      await container
        .resolve(Modules.FULFILLMENT)
        .updateFulfillment(packing.fulfillment_id, { delivered_at: new Date() })
      expect((await bench.ask('/parcels')).data).toEqual({ parcels: [], carriers: [] })
      expect((await container.resolve('warehouse').countWaiting()).to_hand_over).toBe(0)
    })

    it('says so where goods lie there no longer, and where more is to be printed than it prints', async () => {
      const { delete: remove } = api as { delete: (...args: unknown[]) => Promise<{ status: number }> }
      const options = { headers: await staffHeaders(container, 'second@example.com'), validateStatus: () => true }
      expect((await remove('/admin/warehouse/place-goods/none', options)).status).toBe(404)
      const many = Array.from({ length: 201 }, (_, i) => `order_${i}`).join(',')
      expect((await bench.ask(`/labels?order_ids=${many}`)).status).toBe(400)
    })

    it('deletes a place made by mistake, and none where goods lie', async () => {
      const { delete: remove } = api as { delete: (...args: unknown[]) => Promise<{ status: number; data: object }> }
      const options = { headers: await staffHeaders(container, 'second@example.com'), validateStatus: () => true }
      const drop = (id: string) => remove(`/admin/warehouse/places/${id}`, options)
      await bench.must('/places', { zone: '甲', shelf: '01' })
      const [place] = (await bench.ask('/places')).data.places
      await bench.must(`/places/${place.id}/goods`, { code: 'LOT-1' })
      expect(await drop(place.id)).toMatchObject({ status: 409, data: { code: 'place_full' } })
      const [{ goods }] = (await bench.ask('/places')).data.places
      await remove(`/admin/warehouse/place-goods/${goods[0].id}`, options)
      expect(await drop(place.id)).toMatchObject({ status: 200, data: { id: place.id, deleted: true } })
      expect((await bench.ask('/places')).data.places).toEqual([])
      expect((await drop(place.id)).status).toBe(404)
      await bench.must('/places', { zone: '甲', shelf: '01' })
    })

    it('lays goods that are to be kept cold into no warm place', async () => {
      const facts = {
        kind: 'fresh' as const,
        perishable: true,
        cold_chain: true,
        return_rule: 'fresh_excluded' as const,
      }
      await container.resolve('traceability').createGoods({ id: 'good_demo', aliases: [], ...facts })
      await bench.must('/places', { zone: '甲', shelf: '01' })
      await bench.must('/places', { zone: '冷', shelf: '01', cold: true })
      const { places } = (await bench.ask('/places')).data
      const lay = (cold: boolean) =>
        bench.send(`/places/${places.find((place: { cold: boolean }) => place.cold === cold).id}/goods`, {
          code: 'LOT-1',
        })
      const warm = await lay(false)
      expect([warm.status, warm.data.code, warm.data.message]).toEqual([
        ...[409, 'needs_cold', '这件货要冷藏，库位 甲-01 不是冷藏的'],
      ])
      expect((await lay(true)).data.place.goods).toMatchObject([{ lot_code: 'LOT-1' }])
    })

    it('shows all shortages page by page, the longest waiting first, none of them twice', async () => {
      const order = await shop.placeOrder({ quantity: 2 })
      const { id } = await bench.wave([order.id])
      await sql(
        `insert into short_pick (id, wave_id, order_id, line_item_id, inventory_item_id, title, quantity, reason, made_by, made_at)
          select 'short_' || i, ?, ?, 'l' || i, 'item', '香菇', 1, '破损', 'x', now() - (i / 2 || ' minutes')::interval
          from generate_series(1, 230) i`,
        [id, order.id],
      )
      const seen: string[] = []
      for (let after = ''; ;) {
        const { data } = await bench.ask(`/shorts${after && `?after=${encodeURIComponent(after)}`}`)
        seen.push(...data.shorts.map((short: { id: string }) => short.id))
        if (!data.next) break
        after = data.next
      }
      expect([seen.length, new Set(seen).size]).toEqual([230, 230])
      expect(seen[0]).toBe('short_230')
    })

    it('shows shortages to whoever may change orders, and the rest of the bench not', async () => {
      const service = benchOf(api, await staffHeaders(container, 'service@example.com', ['role_service']))
      expect((await service.ask('/shorts')).status).toBe(200)
      expect((await service.ask('/waves')).status).toBe(403)
    })
  },
})
