/** A machine may die at any moment of sending a parcel: what it leaves is nothing or all, and `npm run prove` sees less. */
import { Modules } from '@medusajs/framework/utils'
import { here } from '@shanzhen/workflow-kit/one-commit/scope'
import { tellUntold } from '@shanzhen/workflow-kit/one-commit/tell'
import pg from 'pg'
import { vi } from 'vitest'
import { SHIPPING_PROMISES } from '../../scripts/lib/promises/shipping.mjs'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { openPackingShop, staffHeaders } from '../support/packing-shop'

const outbox = openOutbox()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>
    let other: pg.Client
    beforeAll(async () => {
      shop = await openPackingShop(getContainer())
      headers = await staffHeaders(getContainer())
    })
    beforeEach(async () => {
      outbox.clear()
      const { rows } = await getContainer().resolve('__pg_connection__').raw('select current_database() as database')
      const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
      const where = { host: DB_HOST, port: Number(DB_PORT), user: DB_USERNAME, password: DB_PASSWORD }
      other = new pg.Client({ ...where, database: rows[0].database })
      await other.connect()
    })
    afterEach(() => other.end())
    afterAll(() => outbox.close())

    type Order = Awaited<ReturnType<typeof shop.placeOrder>>
    const options = () => ({ headers, validateStatus: () => true })
    const part = (order: Order, quantity: number) => ({ lines: [{ line_item_id: order.line_item_id, quantity }] })
    const ship = (order: Order, lines: object = part(order, 3)) => {
      const parcel = { carrier_code: 'SF', tracking_number: 'SF1234567890123', ...lines }
      return api.post(`/admin/orders/${order.id}/parcels`, parcel, options())
    }
    const look = async (order: Order) => (await api.get(`/admin/orders/${order.id}/parcels`, options())).data
    const deliver = (order: Order, id: string) =>
      api.post(`/admin/orders/${order.id}/parcels/${id}/delivered`, {}, options())
    const heard = (template: string) => outbox.messages().filter((message) => message.template === template)

    /** What a machine that dies at this moment leaves in the database, read by somebody else. */
    const left = async () => {
      const { rows } = await other.query<Record<string, string>>(`select
        (select count(*) from fulfillment where canceled_at is null and deleted_at is null) as parcels,
        (select count(*) from fulfillment where shipped_at is not null and canceled_at is null) as gone,
        (select count(*) from fulfillment where delivered_at is not null) as arrived,
        (select count(*) from order_fulfillment where deleted_at is null) as linked,
        (select sum(stocked_quantity) from inventory_level) as stocked,
        (select coalesce(sum(quantity), 0) from reservation_item where deleted_at is null) as held,
        (select sum(fulfilled_quantity) from order_item i join "order" o on o.id = i.order_id and o.version = i.version)
          as fulfilled,
        (select sum(shipped_quantity) from order_item i join "order" o on o.id = i.order_id and o.version = i.version)
          as shipped`)
      return JSON.stringify(rows[0])
    }
    const STEPS = {
      [Modules.FULFILLMENT]: ['createFulfillment', 'updateFulfillment', 'cancelFulfillment'],
      [Modules.INVENTORY]: ['adjustInventory', 'softDeleteReservationItems', 'updateReservationItems'],
      [Modules.ORDER]: ['registerFulfillment', 'registerShipment', 'registerDelivery', 'cancelFulfillment'],
    }
    /** Runs an act and tells what was to be seen after each of its steps. */
    async function watched(act: () => Promise<{ status: number }>) {
      const seen: string[] = []
      const before = await left()
      for (const [name, methods] of Object.entries(STEPS)) {
        const module = getContainer().resolve<Record<string, (...args: unknown[]) => Promise<unknown>>>(name)
        for (const method of methods) {
          const step = module[method].bind(module)
          vi.spyOn(module, method).mockImplementation(async (...args) => {
            const done = await step(...args)
            seen.push(await left())
            return done
          })
        }
      }
      const { status } = await act()
      vi.restoreAllMocks()
      const after = await left()
      return { status, steps: seen.length, halves: seen.filter((state) => state !== before), changed: after !== before }
    }
    const medusas = (order: Order, path: string, items?: object[]) =>
      api.post(`/admin/orders/${order.id}/fulfillments${path}`, items ? { items } : {}, options())
    const WHOLE = { halves: [], changed: true }

    it('leaves nothing half done, whenever the machine dies while a parcel is sent, arrives or is unpacked', async () => {
      const order = await shop.placeOrder()
      const sent = await watched(() => ship(order, part(order, 2)))
      expect(sent).toMatchObject({ ...WHOLE, status: 201 })
      expect(sent.steps).toBeGreaterThan(4)
      const [parcel] = (await look(order)).parcels
      expect(await watched(() => deliver(order, parcel.id))).toMatchObject({ ...WHOLE, status: 200 })
      const items = [{ id: order.line_item_id, quantity: 1 }]
      expect(await watched(() => medusas(order, '', items))).toMatchObject({ ...WHOLE, status: 200 })
      const packed = (await look(order)).parcels.find(({ id }: { id: string }) => id !== parcel.id)
      expect(await watched(() => medusas(order, `/${packed.id}/cancel`))).toMatchObject({ ...WHOLE, status: 200 })
      expect(await shop.stockBook()).toEqual({ stocked: 8, reserved: 1 })
      expect(await watched(() => medusas(order, '', items))).toMatchObject({ ...WHOLE, status: 200 })
      const last = (await look(order)).parcels.find(
        (one: { shipped_at: unknown; canceled: boolean }) => !one.shipped_at && !one.canceled,
      )
      expect(await watched(() => medusas(order, `/${last.id}/shipments`, items))).toMatchObject({
        ...WHOLE,
        status: 200,
      })
      expect(await shop.stockBook()).toEqual({ stocked: 7, reserved: 0 })
    })

    it('tells of a parcel only what is in the database already, and nothing of one that came to nothing', async () => {
      const order = await shop.placeOrder()
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const told: { name: string; state: string }[] = []
      const hear = async ({ name }: { name: string }) => void told.push({ name, state: await left() })
      for (const name of ['order.fulfillment_created', 'shipment.created']) bus.subscribe(name, hear as never)
      const broken = vi
        .spyOn(getContainer().resolve(Modules.ORDER), 'registerShipment')
        .mockRejectedValueOnce(new Error('database away'))
      expect((await ship(order)).status).toBe(500)
      broken.mockRestore()
      expect((await ship(order)).status).toBe(201)
      const state = await left()
      await vi.waitFor(() => expect(told).toHaveLength(2), 15_000)
      expect(new Set(told.map((one) => one.state))).toEqual(new Set([state]))
    })

    it('tells the buyer also where the machine died between the commit and telling of it, once', async () => {
      const order = await shop.placeOrder()
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const emit = bus.emit.bind(bus)
      const dying = vi.spyOn(bus, 'emit').mockImplementation(async (...args) => {
        if (!here()) throw new Error('the power went out')
        return emit(...args)
      })
      expect((await ship(order)).status).toBe(201)
      dying.mockRestore()
      expect(heard('order-shipped')).toEqual([])
      const soon = new Date(Date.now() + 60_000)
      expect(await tellUntold(getContainer(), soon)).toBe(1)
      await vi.waitFor(() => expect(heard('order-shipped')).toHaveLength(1), 5000)
      expect(await tellUntold(getContainer(), soon)).toBe(0)
    })

    it('npm run prove names goods that are stranded on their way out', async () => {
      const order = await shop.placeOrder()
      const [paid_at, expires_at] = [new Date(), new Date()]
      await getContainer()
        .resolve('checkout')
        .createPlacements({ order_id: order.id, state: 'paid', paid_at, expires_at })
      const { id } = (await ship(order, part(order, 1))).data.parcel
      const earlier = "now() - interval '10 minutes'"
      for (const set of [`"order" set updated_at = ${earlier}`, `fulfillment set created_at = ${earlier}`])
        await other.query(`update ${set}`)
      await other.query(`update placement set paid_at = ${earlier}`)
      const faults = async () => {
        const found: string[] = []
        for (const [promise, sql] of Object.entries(SHIPPING_PROMISES))
          for (const row of (await other.query(sql)).rows) found.push(`${promise.split(' ')[0]} ${row.id}`)
        return found
      }
      const planted = async (sql: string) => {
        await other.query('begin')
        await other.query(sql)
        const found = await faults()
        await other.query('rollback')
        return found
      }
      const line = order.line_item_id
      expect(await faults()).toEqual([])
      expect(await planted('update fulfillment set shipped_at = null')).toEqual([
        `包裹已打包却未发出 ${id}`,
        `包裹里的货没有记到订单 ${line}`,
      ])
      // As Medusa's own hand at a parcel alone leaves it.
      expect(await planted('update order_item set shipped_quantity = 0')).toEqual([`包裹里的货没有记到订单 ${line}`])
      expect(await planted('update reservation_item set deleted_at = now()')).toEqual([
        `已付款的货既未预留也未打包 ${line}`,
      ])
      expect(await planted('update order_item set fulfilled_quantity = 0, shipped_quantity = 0')).toEqual([
        `包裹里的货没有记到订单 ${line}`,
        `已付款的货既未预留也未打包 ${line}`,
      ])
      expect(await planted('update order_fulfillment set deleted_at = now()')).toEqual([
        `包裹不属于任何订单 ${id}`,
        `包裹里的货没有记到订单 ${line}`,
      ])
      const event = `insert into untold_events values ('untold_1', '[]', ${earlier})`
      expect(await planted(event)).toEqual(['有事办完了没有告诉任何人 untold_1'])
    })
  },
})
