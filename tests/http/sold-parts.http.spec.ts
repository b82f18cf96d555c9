/** A line is what it was sold as: a gift box changed or gone since is packed, unpacked, held and taken back as bought. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { cancelOrderFulfillmentWorkflow, createOrderFulfillmentWorkflow } from '@medusajs/medusa/core-flows'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: CheckoutShop
    let desk: ReturnType<typeof afterSaleShop>
    let headers: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      desk = afterSaleShop(api, getContainer(), shop, gateway)
      container = getContainer()
      headers = await staffHeaders(container)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = null
    })
    afterAll(() => gateway.close())

    const knex = () => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const send = (path: string, body: object) =>
      api.post(`/admin${path}`, body, { headers, validateStatus: () => true })
    const remove = (path: string) => api.delete(`/admin${path}`, { headers, validateStatus: () => true })
    const broken = async (about: RegExp) =>
      (await checkPromises({ query: (text: string) => knex().raw(text) })).filter(
        ({ promise, ids }) => ids.length && about.test(promise),
      )
    /** Pieces on the shelf and set aside: mushrooms, honey, wine. */
    const book = async () => {
      const levels = await container.resolve(Modules.INVENTORY).listInventoryLevels({}, { take: 100 })
      return ['mushroom', 'honey', 'wine'].map((sku) => {
        const level = levels.find((one) => one.inventory_item_id === shop.inventory[sku])
        return [Number(level?.stocked_quantity), Number(level?.reserved_quantity)]
      })
    }
    const change = (from: number[][], ...by: number[][]) =>
      from.map(([stocked, reserved], i) => [stocked! + (by[i]?.[0] ?? 0), reserved! + (by[i]?.[1] ?? 0)])
    /** From today on a box is one pot of honey more, a bottle of wine, and no mushrooms. */
    const repack = async () => {
      const at = `/products/${shop.products.box}/variants/${shop.variants.box}/inventory-items`
      expect((await remove(`${at}/${shop.inventory.mushroom}`)).status).toBe(200)
      expect((await send(`${at}/${shop.inventory.honey}`, { required_quantity: 2 })).status).toBe(200)
      expect((await send(at, { inventory_item_id: shop.inventory.wine, required_quantity: 1 })).status).toBe(200)
    }
    const fulfill = async (order: { id: string; lines: { id: string }[] }, quantity: number) => {
      const input = { order_id: order.id, items: [{ id: order.lines[0]!.id, quantity }], created_by: 'user_packer' }
      return (await createOrderFulfillmentWorkflow(container).run({ input })).result.id
    }

    it('stays set aside where it lies while its order waits, at Medusa’s own form of holds too', async () => {
      const order = await desk.order({ honey: 2 }, { shipped: false })
      const inventory = container.resolve(Modules.INVENTORY)
      const [hold] = await inventory.listReservationItems({ line_item_id: order.lines[0]!.id })
      const before = await book()
      const spare = await container.resolve(Modules.STOCK_LOCATION).createStockLocations({ name: '备用仓' })
      const level = { location_id: spare.id, stocked_quantity: 0 }
      expect((await send(`/inventory-items/${shop.inventory.honey}/location-levels`, level)).status).toBe(200)
      const moved = await send(`/reservations/${hold!.id}`, { location_id: spare.id })
      expect([moved.status, moved.data.message]).toEqual([409, '为订单留的货不能换地方；请先改订单或取消订单'])
      expect((await remove(`/reservations/${hold!.id}`)).status).toBe(409)
      const less = await send(`/reservations/${hold!.id}`, { quantity: 1 })
      expect([less.status, less.data.message]).toEqual([409, '还有订单在等这批货，不能少留；请先改订单或取消订单'])
      expect(await book()).toEqual(before)
      expect(await inventory.listReservationItems({ line_item_id: order.lines[0]!.id })).toHaveLength(1)
      await order.ship()
      expect(await book()).toEqual(change(before, [0, 0], [-2, -2]))
    })

    it('costs no less than nothing and nothing between two fen, wherever staff type a price', async () => {
      const { honey } = shop.variants
      const at = `/products/${shop.products.honey}/variants/${honey}`
      const [{ id: sales_channel_id }] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels()
      const draft = (unit_price: number, amount: number) => ({
        ...{ region_id: shop.region_id, sales_channel_id, email: 'buyer@example.com' },
        items: [{ variant_id: honey, quantity: 1, unit_price }],
        shipping_methods: [{ name: '快递', shipping_option_id: shop.options.express, amount }],
      })
      const list = (amount: number) => ({
        ...{ title: '特价', description: '特价', type: 'sale', status: 'active' },
        prices: [{ variant_id: honey, currency_code: 'cny', amount }],
      })
      const { id } = await desk.order({ honey: 1 }, { shipped: false })
      await send('/order-edits', { order_id: id })
      const { items } = (await api.get(`/admin/orders/${id}?fields=items.id`, { headers })).data.order
      const tries = (price: number): [string, object][] => [
        [at, { prices: [{ currency_code: 'cny', amount: price }] }],
        ['/price-lists', list(price)],
        ['/draft-orders', draft(price, 6)],
        ['/draft-orders', draft(60, price)],
        [`/order-edits/${id}/items/item/${items[0].id}`, { quantity: 1, unit_price: price }],
      ]
      for (const [price, message] of [
        [-3, '价格不能低于 0 元'],
        [12.345, '价格只能精确到分'],
      ] as const)
        for (const [path, body] of tries(price)) {
          const { status, data } = await send(path, body)
          expect([path, status, data.message]).toEqual([path, 409, message])
        }
      for (const [path, body] of tries(12.34)) expect([path, (await send(path, body)).status]).toEqual([path, 200])
      expect(await broken(/价格低于 0/)).toEqual([])
      await knex().raw('alter table price disable trigger price_check')
      await knex().raw(`update price set amount = -1 where id = (select min(id) from price where amount = 12.34)`)
      await knex().raw('alter table price enable trigger price_check')
      expect((await broken(/价格低于 0/))[0]?.ids).toHaveLength(1)
    })

    it('packs, unpacks and takes back a box as it was sold, whatever is in one today', async () => {
      const start = await book()
      const order = await desk.order({ box: 2 }, { shipped: false })
      await repack()
      expect(await book()).toEqual(change(start, [0, 4], [0, 2]))
      const fulfillment_id = await fulfill(order, 1)
      expect(await book()).toEqual(change(start, [-2, 2], [-1, 1]))
      await cancelOrderFulfillmentWorkflow(container).run({ input: { order_id: order.id, fulfillment_id } })
      expect(await book()).toEqual(change(start, [0, 4], [0, 2]))
      await order.ship()
      expect(await book()).toEqual(change(start, [-4], [-2]))
      const parcels = (await order.view()).parcels as { lines: { quantity: number }[] }[]
      expect(parcels.at(-1)?.lines).toMatchObject([{ quantity: 2 }])
      const asked = await order.ask(2)
      expect([asked.data.message, asked.status]).toEqual([undefined, 201])
      const { id } = asked.data.request
      await desk.staff(headers).takeBack(id, 1)
      expect(await book()).toEqual(change(start, [-2], [-1]))
      expect(await broken(/批次|预留|占用/)).toEqual([])
      const next = await desk.order({ box: 1 })
      expect(await book()).toEqual(change(start, [-2], [-3], [-1]))
      expect((await order.view()).id).not.toBe(next.id)
    })

    it('refuses in words to delete goods that orders wait for, and lets them go when all has left', async () => {
      const order = await desk.order({ box: 1 }, { shipped: false })
      const refusals = await Promise.all([
        remove(`/products/${shop.products.box}`),
        remove(`/products/${shop.products.box}/variants/${shop.variants.box}`),
        send('/products/batch', { delete: [shop.products.box] }),
        remove(`/inventory-items/${shop.inventory.honey}`),
      ])
      for (const { status, data } of refusals) {
        expect([status, data.message]).toEqual([409, expect.stringContaining('还有订单在等这个商品，不能删除')])
      }
      await expect(container.resolve(Modules.PRODUCT).softDeleteProductVariants([shop.variants.box!])).rejects.toThrow(
        '还有订单在等这个商品',
      )
      await order.ship()
      expect((await remove(`/products/${shop.products.box}`)).status).toBe(200)
      const start = await book()
      const { id } = (await order.ask(1)).data.request
      expect((await desk.staff(headers).takeBack(id)).data.request).toMatchObject({ restock: 'done' })
      expect(await book()).toEqual(change(start, [2], [1]))
    })

    it('holds nothing for goods that have left when their price is edited, and the rest as it was sold', async () => {
      const order = await desk.order({ box: 2 }, { shipped: false })
      const start = await book()
      await order.ship([1])
      await repack()
      const edit = async (body: object) => {
        const begun = await send('/order-edits', { order_id: order.id })
        expect([begun.status, begun.data.message]).toEqual([200, undefined])
        await send(`/order-edits/${order.id}/items/item/${order.lines[0]!.id}`, body)
        const confirmed = await send(`/order-edits/${order.id}/confirm`, {})
        expect([confirmed.status, confirmed.data.message]).toEqual([200, undefined])
      }
      await edit({ quantity: 2, unit_price: 110 })
      expect(await book()).toEqual(change(start, [-2, -2], [-1, -1]))
      await fulfill(order, 1)
      expect(await book()).toEqual(change(start, [-4, -4], [-2, -2]))
      await edit({ quantity: 2, unit_price: 100 })
      expect(await book()).toEqual(change(start, [-4, -4], [-2, -2]))
      expect(await broken(/预留/)).toEqual([])
      // As Medusa's own edit left it: goods that have left, held again.
      const again = {
        ...{ line_item_id: order.lines[0]!.id, inventory_item_id: shop.inventory.honey!, quantity: 1 },
        location_id: shop.location_id,
      }
      const byHand = await send('/reservations', again)
      expect([byHand.status, byHand.data.message]).toEqual([409, '这件商品还要发 0 件，不能预留更多'])
      const loose = { inventory_item_id: again.inventory_item_id, location_id: shop.location_id }
      for (const quantity of [-1, 0, 0.5]) {
        const less = await send('/reservations', { ...loose, quantity })
        const word = quantity === 0 ? '预留数量须为正整数' : '数量必须是 0 到 1000000 的整数'
        expect([less.status, less.data.message]).toEqual([400, word])
      }
      const negative = container.resolve(Modules.INVENTORY).createReservationItems({ ...loose, quantity: -1 })
      await expect(negative).rejects.toThrow('CK_reservation_item_whole')
      const held = await container.resolve(Modules.INVENTORY).createReservationItems(again)
      await knex().raw(`update reservation_item set updated_at = now() - interval '1 hour' where id = '${held.id}';
        update order_item set updated_at = now() - interval '1 hour' where order_id = '${order.id}'`)
      expect((await broken(/仍被预留/)).map(({ ids }) => ids)).toEqual([[held.id]])
    })

    it('remembers the English name goods were sold under, whatever they are called later', async () => {
      const names = (title_en: string | null) =>
        send(`/products/${shop.products.honey}`, { title: '改过名的蜂蜜', metadata: { title_en } })
      expect((await names('Wild-hive Honey')).status).toBe(200)
      const order = await desk.order({ honey: 1 })
      const before = (await order.view()).lines as { title: string }[]
      expect(before).toMatchObject([{ title: '改过名的蜂蜜', title_en: 'Wild-hive Honey' }])
      await names('Another Honey')
      const sold = { title_en: 'Wild-hive Honey' }
      expect(await order.view()).toMatchObject({ lines: [sold], parcels: [{ lines: [sold] }] })
      expect((await order.look()).data.eligibility.lines).toMatchObject([sold])
      await knex().raw(`update order_line_item set metadata = '{"note": 1}' where id = ?`, [order.lines[0]!.id])
      expect(await order.view()).toMatchObject({ lines: [sold] })
      await names(null)
      const nameless = await desk.order({ honey: 1 }, { shipped: false })
      expect(await nameless.view()).toMatchObject({ lines: [{ title: '改过名的蜂蜜', title_en: null }] })
    })

    it('remembers the parts of orders out of a draft and of lines added by an edit', async () => {
      const parts = async (order_id: string) => {
        const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
          entity: 'order',
          fields: ['items.id', 'items.variant_id'],
          filters: { id: order_id },
        })
        const line = ((data[0]!.items ?? []) as { id: string; variant_id: string }[]).find(
          (item) => item.variant_id === shop.variants.box,
        )
        const rows = await container.resolve('soldParts').listSoldParts({ line_item_id: line?.id ?? '' })
        return Object.fromEntries(rows.map((row) => [row.inventory_item_id, row.required_quantity]))
      }
      const asSold = { [shop.inventory.mushroom!]: 2, [shop.inventory.honey!]: 1 }
      const start = await book()
      const drafted = await send('/draft-orders', {
        ...{
          email: 'mei@example.com',
          region_id: shop.region_id,
          items: [{ variant_id: shop.variants.box, quantity: 1 }],
        },
        ...{ sales_channel_id: (await container.resolve(Modules.SALES_CHANNEL).listSalesChannels())[0]!.id },
      })
      expect([drafted.status, drafted.data.message]).toEqual([200, undefined])
      const draft = drafted.data.draft_order.id as string
      expect(await parts(draft)).toEqual(asSold)
      const order = await desk.order({ honey: 1 })
      await send('/order-edits', { order_id: order.id })
      await send(`/order-edits/${order.id}/items`, { items: [{ variant_id: shop.variants.box, quantity: 1 }] })
      expect((await send(`/order-edits/${order.id}/confirm`, {})).status).toBe(200)
      expect(await parts(order.id)).toEqual(asSold)
      await repack()
      const converted = await send(`/draft-orders/${draft}/convert-to-order`, {})
      expect([converted.status, converted.data.message]).toEqual([200, undefined])
      expect(await book()).toEqual(change(start, [0, 4], [-1, 2]))
      await expect(knex().raw(`update sold_part set required_quantity = 9`)).rejects.toThrow('不能改动')
    })
  },
})
