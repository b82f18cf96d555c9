/** The supply center's bench: what is to pack, waves and picks, packing by scan, handing over; each order once. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
import { benchOf, EAN, nameGoods } from '../support/bench'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { newWaybill } from '../support/waybills'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let bench: ReturnType<typeof benchOf>
    let colleague: ReturnType<typeof benchOf>

    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      await nameGoods(container)
      bench = benchOf(api, await staffHeaders(container))
      colleague = benchOf(api, await staffHeaders(container, 'second@example.com'))
    })
    const sql = async (text: string, values: unknown[] = []) =>
      (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values as string[])).rows
    const bring = (count: number) =>
      bench.must('/waybill-numbers', {
        carrier_code: 'SF',
        text: Array.from({ length: count }, (_, i) => `SF${9_000_000_000_000 + i}`).join('\n'),
      })
    const cancel = (id: string) => cancelOrderWorkflow(container).run({ input: { order_id: id } })

    it('lists what is to pack with how it goes and until when, and takes as many into a wave as one holds', async () => {
      const [a, b] = [await shop.placeOrder(), await shop.placeOrder({ quantity: 2 })]
      const { data } = await bench.ask('/orders?look=ready&way=express')
      expect(data.orders.map(({ display_id }: { display_id: number }) => display_id)).toEqual([
        a.display_id,
        b.display_id,
      ])
      expect(data.counts).toMatchObject({ all: 2, 'look.ready': 2, 'way.express': 2, 'carrier.SF': 2, 'due.later': 2 })
      const settings = (await bench.ask('/settings')).data.settings
      await bench.must('/settings', { ...settings, wave_size: 1 })
      const { wave } = await bench.must('/waves', { filter: { way: 'express' } })
      expect(wave.orders).toBe(1)
      expect((await bench.ask('/orders?waved=no')).data.count).toBe(1)
    })

    it('picks first expired first over a whole wave, the lots its parcels are then taken from', async () => {
      const orders = [await shop.placeOrder(), await shop.placeOrder()]
      const made = await bench.wave(orders.map(({ id }) => id))
      await bench.must('/places', { zone: '甲', shelf: '03', bin: '2' })
      const [place] = (await bench.ask('/places')).data.places
      await bench.must(`/places/${place.id}/goods`, { code: 'LOT-2' })
      const file = await bench.file(made.id)
      const stops = file.stops.map((stop: Record<string, unknown>) => [stop.place, stop.lot_code, stop.quantity])
      expect(stops).toEqual([
        ['甲-03-2', 'LOT-2', 2],
        [null, 'LOT-1', 4],
      ])
      for (const order of orders)
        expect((await bench.pack(order, 3, { tracking_number: newWaybill() })).status).toBe(200)
      const taken = await sql(
        `select l.code, sum(-m.delta)::int as pieces from lot_movement m join lot l on l.id = m.lot_id
          where m.reason = 'ship' group by 1 order by 1`,
      )
      expect(taken).toEqual([
        { code: 'LOT-1', pieces: 4 },
        { code: 'LOT-2', pieces: 2 },
      ])
      expect((await bench.file(made.id)).wave).toMatchObject({ state: 'closed', packed: 2 })
    })

    it('lets two who make waves at once have each order once', async () => {
      const ids: string[] = []
      for (let i = 0; i < 4; i++) ids.push((await shop.placeOrder({ quantity: 1 })).id)
      const answers = await Promise.all([1, 2, 3].map(() => bench.send('/waves', { order_ids: ids })))
      const made = answers.filter(({ status }) => status === 201).map(({ data }) => data.wave.orders)
      expect(made.reduce((sum: number, count: number) => sum + count, 0)).toBe(4)
      expect(await sql('select count(*)::int as n from wave_order')).toEqual([{ n: 4 }])
    })

    it('keeps a wave of which a parcel is packed, and lets a canceled or emptied order block none', async () => {
      const [a, b] = [await shop.placeOrder(), await shop.placeOrder()]
      const { id } = await bench.wave([a.id, b.id])
      await bench.pack(a, 3, { tracking_number: newWaybill() })
      const drop = await bench.send(`/waves/${id}/drop`, { reason: '重新分' })
      expect([drop.status, drop.data.code]).toEqual([409, 'wave_packed'])
      await expect(sql('delete from wave where id = ?', [id])).rejects.toThrow('只能新增')
      await expect(sql(`update wave set state = 'dropped' where id = ?`, [id])).rejects.toThrow('不能撤销')
      await cancel(b.id)
      const file = await bench.file(id)
      expect(file.wave.state).toBe('closed')
      expect(file.orders.find(({ state }: { state: string }) => state === 'packed').tracking_number).toMatch(/^\w{8,}$/)
      expect(file.orders[1]).toMatchObject({ state: 'out', reason: '订单已取消' })
    })

    it('packs by scans: wrong goods stop, numbers are kept for it, and the parcel is sent with its packing', async () => {
      await bring(2)
      const order = await shop.placeOrder()
      const { packing } = (await bench.begin(order.display_id)).data
      expect(packing).toMatchObject({ next: 'goods', left: 3, carrier_code: 'SF' })
      const wrong = await bench.scan(packing.id, '6900000000007')
      expect([wrong.status, wrong.data.code]).toEqual([409, 'wrong_goods'])
      // Its own code once more, and the next one's too early, are no goods.
      expect((await bench.scan(packing.id, `O-${order.display_id}`)).data.message).toBe(
        '就是这一单，还差 3 件，请扫商品',
      )
      expect((await bench.scan(packing.id, 'o-999')).data).toMatchObject({
        ...{ code: 'order_open', message: '这一单还差 3 件没装；先装别的订单，扫 CX-DROP 放下' },
      })
      expect((await bench.ship(packing.id)).data.code).toBe('not_all')
      expect((await bench.scan(packing.id, EAN)).data.packing).toMatchObject({ left: 2 })
      expect((await bench.scan(packing.id, '4')).data).toMatchObject({
        ...{ code: 'too_many', message: expect.stringMatching(/只要 3 件$/) },
      })
      expect((await bench.scan(packing.id, '2')).data.packing).toMatchObject({ left: 1 })
      expect((await bench.scan(packing.id, 'lot-1')).data.packing).toMatchObject({ left: 0, next: 'ship' })
      const shipped = await bench.ship(packing.id)
      expect(shipped.data.packing).toMatchObject({ state: 'packed', tracking_number: 'SF9000000000000', next: 'done' })
      expect((await bench.ship(packing.id)).data.packing.fulfillment_id).toBe(shipped.data.packing.fulfillment_id)
      expect(await sql('select number, state from waybill_number order by 1')).toEqual([
        { number: 'SF9000000000000', state: 'taken' },
        { number: 'SF9000000000001', state: 'free' },
      ])
      expect(await sql(`select verdict, count(*)::int as n from packing_scan group by 1 order by 1`)).toEqual([
        { verdict: 'right', n: 3 },
        { verdict: 'wrong', n: 4 },
      ])
      expect(await shop.stockBook()).toEqual({ stocked: 11, reserved: 0 })
    })

    it('takes a bag whose lot was scanned out of that very lot, the rest first expired first', async () => {
      const order = await shop.placeOrder()
      const { packing } = (await bench.begin(order.display_id)).data
      for (const code of ['LOT-2', EAN, EAN]) expect((await bench.scan(packing.id, code)).status).toBe(200)
      await bench.ship(packing.id, { tracking_number: newWaybill() })
      const taken = await sql(
        `select l.code, -m.delta as pieces from lot_movement m join lot l on l.id = m.lot_id where m.reason = 'ship' order by 1`,
      )
      expect(taken).toEqual([
        { code: 'LOT-1', pieces: 2 },
        { code: 'LOT-2', pieces: 1 },
      ])
    })

    it('knows a bag by its own code: counted once, stopped where its lot was called back, found when it comes back', async () => {
      const trace = container.resolve('trace')
      const lots = await sql('select id, code from lot order by code')
      const codes = []
      for (const lot of lots) {
        const { id } = await trace.openBatch({
          ...{ idempotency_key: lot.code, lot_id: lot.id, lot_code: lot.code, gtin14: EAN.padStart(14, '0') },
          ...{ variant_id: 'variant', pieces: 4, allowance: 0, count: 4, requested_by: 'mei' },
        })
        await trace.fillBatch(id)
        codes.push(await trace.codesOf(id))
      }
      const [[bag, other], [recalled]] = codes
      const [a, b] = [await shop.placeOrder({ quantity: 2 }), await shop.placeOrder({ quantity: 1 })]
      const { packing } = (await bench.begin(a.display_id)).data
      expect((await bench.scan(packing.id, `https://shop.example/trace/${bag}`)).data.packing.left).toBe(1)
      const again = await bench.scan(packing.id, bag.toLowerCase())
      expect([again.data.code, again.data.message]).toEqual(['too_many', '这一袋刚才扫过了'])
      await sql(`update lot set state = 'recalled' where code = 'LOT-2'`)
      expect((await bench.scan(packing.id, recalled)).data.message).toContain('已不能发货')
      expect((await bench.scan(packing.id, other)).data.packing.left).toBe(0)
      await bench.ship(packing.id, { tracking_number: newWaybill() })
      await bench.pack(b, 1, { tracking_number: newWaybill() })
      expect(await container.resolve('warehouse').ordersOfBag(bag)).toEqual([a.id])
    })

    it('passes over a number that somebody typed onto another parcel meanwhile', async () => {
      await bring(2)
      const [a, b] = [
        await shop.placeOrder({ quantity: 1 }),
        await shop.placeOrder({ quantity: 1, phone: '13900001111' }),
      ]
      await bench.pack(a, 1, { tracking_number: 'SF9000000000000' })
      await sql(`update waybill_wish set told_at = null, state = 'canceled'`)
      await sql(`alter table waybill_number disable trigger waybill_number_walk`)
      await sql(`update waybill_number set state = 'free', key = null`)
      await sql(`alter table waybill_number enable trigger waybill_number_walk`)
      expect((await bench.pack(b, 1)).data.packing.tracking_number).toBe('SF9000000000001')
    })

    it('lets one of two at one order pack it, and the other take over when that is said', async () => {
      const order = await shop.placeOrder()
      const begun = await Promise.all([bench.begin(order.display_id), colleague.begin(order.display_id)])
      expect(begun.map(({ status }) => status).sort()).toEqual([201, 409])
      const [first, second] = begun[0].status === 201 ? [bench, colleague] : [colleague, bench]
      const taken = await second.begin(order.display_id, { take_over: true })
      expect(taken.status).toBe(201)
      const { id } = taken.data.packing
      await Promise.all([second.scan(id, EAN), first.scan(id, EAN), second.scan(id, EAN), second.scan(id, EAN)])
      const numbers = { tracking_number: newWaybill() }
      const sent = await Promise.all([first.ship(id, numbers), second.ship(id, { tracking_number: newWaybill() })])
      expect(sent.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
      expect(await sql('select count(*)::int as n from fulfillment')).toEqual([{ n: 1 }])
      expect(await shop.stockBook()).toEqual({ stocked: 11, reserved: 0 })
    })

    it('sends nothing of an order that is canceled while it is packed, and never gives its number to another', async () => {
      await bring(1)
      const order = await shop.placeOrder()
      const { id } = await bench.wave([order.id])
      expect((await bench.must(`/waves/${id}/waybills`)).reserved).toBe(1)
      const { packing } = (await bench.begin(order.display_id)).data
      await bench.scan(packing.id, EAN)
      await bench.scan(packing.id, '3')
      await cancel(order.id)
      const sent = await bench.ship(packing.id)
      expect([sent.status, sent.data.code, sent.data.message]).toEqual([409, 'order_stays', '订单已取消，把货放回原位'])
      expect(await sql('select state from packing')).toEqual([{ state: 'dropped' }])
      expect(await sql('select state from waybill_number')).toEqual([{ state: 'canceled' }])
      await expect(sql(`update waybill_number set state = 'free'`)).rejects.toThrow('不能再用')
      expect((await bench.file(id)).wave.state).toBe('closed')
    })

    it('gives a number of an order just canceled to nobody, whoever asked first', async () => {
      await bring(3)
      const order = await shop.placeOrder()
      const { id } = await bench.wave([order.id])
      await Promise.all([bench.send(`/waves/${id}/waybills`), cancel(order.id)])
      // As it is planned: in a step of a workflow, where Medusa wraps services.
      await container.resolve('workflows').run('job-warehouse-tidy-bench', { input: {} })
      expect(await sql(`select count(*)::int as n from waybill_number where state = 'reserved'`)).toEqual([{ n: 0 }])
      expect(await sql(`select count(*)::int as n from waybill_wish where state in ('wanted', 'reserved')`)).toEqual([
        { n: 0 },
      ])
    })

    it('undoes a parcel until a carrier has it', async () => {
      const [a, b] = [await shop.placeOrder(), await shop.placeOrder()]
      const { id } = await bench.wave([a.id, b.id])
      const first = (await bench.pack(a, 3, { tracking_number: newWaybill() })).data.packing
      await bench.must(`/packings/${first.id}/undo`, { reason: '少放了冰袋' })
      expect(await shop.stockBook()).toEqual({ stocked: 14, reserved: 6 })
      expect((await bench.file(id)).orders[0]).toMatchObject({ state: 'open' })
      const again = (await bench.pack(a, 3, { tracking_number: newWaybill() })).data.packing
      const handed = await bench.send('/manifests', { carrier_code: 'SF', fulfillment_ids: [again.fulfillment_id] })
      expect(handed.data.manifest).toMatchObject({ parcels: 1, pieces: 3, carrier_name: '顺丰速运' })
      const undone = await bench.send(`/packings/${again.id}/undo`, { reason: '错了' })
      expect([undone.status, undone.data.code]).toEqual([409, 'handed_over'])
      const atOrder = await (
        api as { post: (...args: unknown[]) => Promise<{ status: number; data: { code: string } }> }
      ).post(
        `/admin/orders/${a.id}/parcels/${again.fulfillment_id}/unpack`,
        { reason: '错了' },
        { headers: await staffHeaders(container, 'third@example.com'), validateStatus: () => true },
      )
      expect([atOrder.status, atOrder.data.code]).toEqual([409, 'handed_over'])
      const twice = await bench.send('/manifests', { carrier_code: 'SF', fulfillment_ids: [again.fulfillment_id] })
      expect(twice.status).toBe(409)
    })

    it('prints what it can: labels, slips, lists and manifests, one bad waybill stopping none', async () => {
      const [a, b] = [await shop.placeOrder(), await shop.placeOrder({ quantity: 1 })]
      const { id } = await bench.wave([a.id, b.id])
      await bench.pack(a, 3, { tracking_number: newWaybill() })
      for (const path of [`/labels?wave_id=${id}&paper=100x150`, `/slips?wave_id=${id}`, `/waves/${id}/list`]) {
        const { status, data } = await bench.ask(path, { responseType: 'arraybuffer' })
        expect([
          path,
          status,
          Buffer.from(data as never)
            .subarray(0, 5)
            .toString(),
        ]).toEqual([path, 200, '%PDF-'])
      }
      const [{ fulfillment_id }] = (await bench.ask('/parcels')).data.parcels
      const { manifest } = await bench.must('/manifests', { carrier_code: 'SF', fulfillment_ids: [fulfillment_id] })
      const { data } = await bench.ask(`/manifests/${manifest.id}/file`, { responseType: 'arraybuffer' })
      expect(
        Buffer.from(data as never)
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    })

    it('makes a task of what is not there: later sends the rest, canceling takes the pieces off and pays them back', async () => {
      const [a, b] = [await shop.placeOrder(), await shop.placeOrder({ quantity: 4 })]
      const { id } = await bench.wave([a.id, b.id])
      const [stop] = (await bench.file(id)).stops.filter(({ lot_code }: { lot_code: string }) => lot_code === 'LOT-2')
      const pick = { inventory_item_id: stop.inventory_item_id, lot_id: stop.lot_id, picked: 1 }
      expect((await bench.send(`/waves/${id}/picks`, pick)).status).toBe(400)
      await bench.must(`/waves/${id}/picks`, { ...pick, reason: '破损' })
      const [short] = (await bench.ask('/shorts')).data.shorts
      expect(short).toMatchObject({ display_id: b.display_id, quantity: 2, reason: '破损' })
      expect((await bench.begin(b.display_id)).data.code).toBe('order_stays')
      await bench.must(`/shorts/${short.id}/cancel`, { note: '' })
      const { packing } = (await bench.begin(b.display_id)).data
      expect(packing.left).toBe(2)
      const [line] = await container.resolve(Modules.ORDER).listOrderLineItems({ id: b.line_item_id }, { take: 1 })
      expect(line.id).toBe(b.line_item_id)
      const again = await bench.send(`/shorts/${short.id}/cancel`, { note: '' })
      expect([again.status, again.data.code]).toEqual([409, 'short_decided'])
      expect(await shop.stockBook()).toEqual({ stocked: 14, reserved: 5 })
    })
  },
})
