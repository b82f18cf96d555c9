/** The bench where money follows: goods by weight, what is not there, what comes instead; and parcels sent elsewhere. */
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { newWaybill } from '../support/waybills'

const outbox = openOutbox()
const { benchOf } = await import('../support/bench')
const { weighingShop } = await import('../support/weighing-shop')
const { openGateway } = await import('../support/wechat-shop')
const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof weighingShop>>
    let bench: ReturnType<typeof benchOf>
    beforeAll(async () => {
      shop = await weighingShop(api, getContainer(), gateway)
      bench = benchOf(api, shop.options().headers)
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    it('asks for grams after the last piece, refuses what cannot be right, and pays back what is missing', async () => {
      gateway.callbacks.shopOrigin = null
      const { id } = await shop.bought({ kiwi: 2 })
      const { packing } = await bench.must('/packings', { code: id })
      expect(packing).toMatchObject({ next: 'goods', left: 2, weights: [{ nominal_g: 5000, weighed_g: null }] })
      const lots = await getContainer().resolve('lot').listLots({ inventory_item_id: shop.stocked.inventory.kiwi })
      const scanned = await bench.scan(packing.id, lots[0].code)
      expect(scanned.status).toBe(200)
      expect((await bench.ship(packing.id)).data.code).toBe('not_all')
      await bench.scan(packing.id, lots[0].code)
      expect((await bench.ship(packing.id)).data.code).toBe('weigh_first')
      const wild = await bench.scan(packing.id, '90')
      expect([wild.status, wild.data.code]).toEqual([409, 'weigh_first'])
      const weighed = await bench.scan(packing.id, '3.900kg')
      expect(weighed.data.packing).toMatchObject({ next: 'waybill', weights: [{ weighed_g: 3900 }] })
      expect((await bench.ship(packing.id)).data.code).toBe('scan_waybill')
      const sent = await bench.ship(packing.id, { tracking_number: newWaybill() })
      expect(sent.data.packing.state).toBe('packed')
      await shop.settle()
      expect(await shop.corrections({ id } as never)).toMatchObject([{ state: 'refunded', goods_fen: 1756 }])
      expect(await shop.faults()).toEqual([])
    })

    type Order = Awaited<ReturnType<typeof shop.bought>>
    /** One piece fewer than was ordered is there. @returns the shortage */
    const fallShort = async ({ id }: Order, picked: number) => {
      const wave = await bench.wave([id])
      const [stop] = (await bench.file(wave.id)).stops
      const { inventory_item_id, lot_id } = stop
      await bench.must(`/waves/${wave.id}/picks`, { inventory_item_id, lot_id, picked, reason: '破损' })
      const { shorts } = (await bench.ask('/shorts')).data
      return shorts.find(({ order_id }: { order_id: string }) => order_id === id).id as string
    }
    const refunded = async (order: Order) => {
      const { refunds } = await order.view()
      return refunds.reduce((sum: number, { amount_fen }: { amount_fen: number }) => sum + amount_fen, 0)
    }

    it('pays back pieces that are not there, and the whole order where nothing else is in it', async () => {
      const [part, whole] = [await shop.bought({ honey: 3 }), await shop.bought({ honey: 1 })]
      await bench.must(`/shorts/${await fallShort(part, 2)}/cancel`, { note: '' })
      await vi.waitFor(async () => expect(await refunded(part)).toBe(6850), 15_000)
      expect((await shop.packing(part)).lines).toMatchObject([{ quantity: 2, left: 2 }])
      const { total_fen } = await whole.view()
      await bench.must(`/shorts/${await fallShort(whole, 0)}/cancel`, { note: '' })
      await vi.waitFor(async () => expect(await refunded(whole)).toBe(total_fen), 15_000)
      expect(await shop.faults()).toEqual([])
    })

    it('replaces what is not there by what its buyer agreed to, for no more than was paid', async () => {
      const order = await shop.bought({ honey: 2 })
      const id = await fallShort(order, 1)
      const substitute = (body: object) => bench.send(`/shorts/${id}/substitute`, body)
      expect((await substitute({ code: 'mushroom', note: ' ' })).status).toBe(400)
      expect((await substitute({ code: '6900000000007', note: '电话同意' })).status).toBe(404)
      expect((await substitute({ code: 'mushroom', note: '电话同意' })).status).toBe(200)
      await vi.waitFor(async () => expect(await refunded(order)).toBe(6850 - 3000), 15_000)
      const { packing } = await bench.must('/packings', { code: order.id })
      expect(packing.parts.map(({ needed }: { needed: number }) => needed)).toEqual([1, 1])
      expect((await substitute({ code: 'mushroom', note: '电话同意' })).data.code).toBe('short_decided')
      expect(await shop.faults()).toEqual([])
    })

    it('brings no fresh goods into an order that goes by a carrier without ice, at the bench or by an edit', async () => {
      const order = await shop.bought({ honey: 2 })
      const id = await fallShort(order, 1)
      const said = await bench.send(`/shorts/${id}/substitute`, { code: 'kiwi', note: '电话同意' })
      expect([said.status, said.data.message]).toEqual([400, expect.stringContaining('含生鲜商品，请选择冷链快递')])
      const at = `/../order-edits/${order.id}`
      await bench.must('/../order-edits', { order_id: order.id })
      const add = (handle: 'kiwi' | 'mushroom') =>
        bench.send(`${at}/items`, { items: [{ variant_id: shop.stocked.variants[handle], quantity: 1 }] })
      const kiwi = await add('kiwi')
      expect([kiwi.status, kiwi.data.code]).toEqual([409, 'not_shippable'])
      expect((await add('mushroom')).status).toBe(200)
      const asked = async (items: unknown) => (await bench.send(`${at}/items`, { items } as object)).status
      const mushroom = { variant_id: shop.stocked.variants.mushroom, quantity: 1 }
      const shapes = [null, 'all', 7, {}, { 0: mushroom }, [null], [7], [{ variant_id: 7, quantity: 1 }]]
      for (const items of [
        ...shapes,
        [{ variant_id: { $ne: null }, quantity: 1 }],
        [{ variant_id: [mushroom], quantity: 1 }],
      ])
        expect([items, await asked(items)]).toEqual([items, 400])
      const many = Array.from({ length: 1000 }, (_, i) => ({ variant_id: `variant_${i}`, quantity: 1 }))
      expect(await asked(many)).toBe(400)
      const { data } = await bench.ask(`/../orders/${order.id}/preview`)
      expect(data.order.items.map(({ quantity }: { quantity: number }) => quantity)).toEqual([2, 1])
    })

    it.each([
      ['exchanges', 'exchange', {}],
      ['claims', 'claim', { type: 'replace' }],
    ])('sends no fresh goods by %s of Medusa’s own without ice', async (kind, name, more) => {
      const order = await shop.bought({ honey: 2 })
      expect((await shop.ship(order, [{ line_item_id: order.lines[0].id, quantity: 2 }])).status).toBe(201)
      const begun = await bench.must(`/../${kind}`, { order_id: order.id, ...more })
      const at = `/../${kind}/${begun[name].id}`
      await bench.must(`${at}/inbound/items`, { items: [{ id: order.lines[0].id, quantity: 1 }] })
      const { kiwi, mushroom } = shop.stocked.variants
      const items = [kiwi, mushroom].map((variant_id) => ({ variant_id, quantity: 1 }))
      await bench.must(`${at}/outbound/items`, { items })
      const asked = await bench.send(`${at}/request`)
      expect([asked.status, asked.data.code, asked.data.message]).toEqual([
        ...[409, 'not_shippable', expect.stringContaining('含生鲜商品，请选择冷链快递')],
      ])
      const { cold_chain } = shop.stocked.options
      await bench.must(`${at}/outbound/shipping-method`, { shipping_option_id: cold_chain })
      const carriage = async () => {
        const { shipping_methods } = (await bench.ask(`/../orders/${order.id}/preview`)).data.order
        const way = shipping_methods.filter((one: Record<string, string>) => one.shipping_option_id === cold_chain)
        return way.map(({ amount }: { amount: number }) => amount)
      }
      // Three kilograms of what is sent, not the two of the order; then half a kilogram more.
      expect(await carriage()).toEqual([20])
      await bench.must(`${at}/outbound/items`, { items: [{ variant_id: mushroom, quantity: 1 }] })
      expect(await carriage()).toEqual([21])
      expect((await bench.send(`${at}/request`)).status).toBe(200)
    })

    it('lets what is left of an order go on to another address the way it was sold, its fresh goods gone before', async () => {
      const order = await shop.bought({ kiwi: 1, honey: 1 })
      await shop.ship(order, [shop.kiwis(order, 1, 2500)])
      const moved = await bench.send(`/../orders/${order.id}`, { shipping_address: { address_1: '科技路 9 号' } })
      expect([moved.status, moved.data.message]).toEqual([200, undefined])
      const far = await bench.send(`/../orders/${order.id}`, {
        shipping_address: { province: '海外', city: '某市', address_2: '某区' },
      })
      expect(far.status).toBeGreaterThanOrEqual(400)
    })

    it('hands over what was sent at its order’s page too, once and by its own carrier alone', async () => {
      const order = await shop.bought({ kiwi: 1 })
      const { data } = await shop.ship(order, [shop.kiwis(order, 1, 2500)])
      const { id, tracking_number } = data.parcel
      expect((await bench.ask('/parcels')).data.parcels).toEqual([])
      const found = (await bench.ask(`/parcels?number=${tracking_number.toLowerCase()}`)).data.parcels
      expect(found).toMatchObject([{ fulfillment_id: id, carrier_code: 'SF', pieces: 1 }])
      const hand = (carrier_code: string) => bench.send('/manifests', { carrier_code, fulfillment_ids: [id] })
      expect((await hand('ZTO')).status).toBe(409)
      const answers = await Promise.all([hand('SF'), hand('SF')])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      const unpacked = await bench.send(`/../orders/${order.id}/parcels/${id}/unpack`, { reason: '破了' })
      expect([unpacked.status, unpacked.data.code]).toEqual([409, 'handed_over'])
    })
  },
})
