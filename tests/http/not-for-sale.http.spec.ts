/** The gate is closed by default: what has no facts or no lots is sold on no path, unless its kind says that it needs none. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules, ProductStatus } from '@medusajs/framework/utils'
import {
  beginOrderEditOrderWorkflow,
  createOrderWorkflow,
  createProductsWorkflow,
  orderEditAddNewItemWorkflow,
} from '@medusajs/medusa/core-flows'
import { explainSellable } from '@shanzhen/lots/sellable'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { VOUCHER } from '../support/wechat-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: CheckoutShop
    let headers: Record<string, string>
    let channel: string

    beforeAll(async () => {
      container = getContainer()
      shop = await stockCheckoutShop(container)
      headers = await staffHeaders(container)
      channel = (await container.resolve(Modules.SALES_CHANNEL).listSalesChannels())[0].id
    })

    /** As Medusa's own wizard makes it: published, priced, 管理库存 left off. */
    async function newProduct(change: { manage_inventory?: boolean; allow_backorder?: boolean } = {}) {
      const { result } = await createProductsWorkflow(container).run({
        input: {
          products: [
            {
              ...{
                title: '野山笋',
                handle: 'bamboo',
                status: ProductStatus.PUBLISHED,
                sales_channels: [{ id: channel }],
              },
              options: [{ title: '规格', values: ['一份'] }],
              variants: [
                {
                  ...{ title: '一份', sku: 'bamboo', manage_inventory: false, weight: 500, options: { 规格: '一份' } },
                  prices: [{ currency_code: 'cny', amount: 20 }],
                  ...change,
                },
              ],
            },
          ],
        },
      })
      return { product_id: result[0].id, variant_id: result[0].variants[0].id }
    }
    const DRIED = { ...VOUCHER, kind: 'primary-dried' as const, not_food: false }
    const become = (product_id: string, facts: typeof VOUCHER | typeof DRIED) =>
      setGoodFactsWorkflow(container).run({ input: [{ product_id, facts }] })
    const reason = async (id: string) => (await explainSellable(container, [id])).get(id)
    const post = (path: string, body: object) =>
      api.post(`/admin${path}`, body, { headers, validateStatus: () => true })
    const draft = (items: object[]) =>
      post('/draft-orders', { region_id: shop.region_id, sales_channel_id: channel, email: 'a@example.com', items })
    const orders = async () => (await container.resolve(Modules.ORDER).listOrders({}, { take: 50 })).length

    it('sells a published product without facts on no path', async () => {
      const { variant_id } = await newProduct()
      expect(await reason(variant_id)).toBe('facts_missing')
      const buyer = checkoutBuyer(api as never, shop)
      const { data } = await buyer.quote({ [variant_id]: 1 })
      expect(data.quote.lines[0]).toMatchObject({ reason: 'not_for_sale', available: 0 })
      const ready = await buyer.body({ honey: 1 })
      const items = [{ variant_id, quantity: 99, unit_price_fen: 2000 }]
      expect((await buyer.place({ ...ready, items })).status).toBe(409)
      const refused = await draft([{ variant_id, quantity: 1 }])
      expect([refused.status, refused.data.message]).toEqual([400, '这个商品还没有登记商品属性，暂不销售'])
      expect(await orders()).toBe(0)
    })

    it('adds nothing that is not for sale to an order of staff, neither by its variant nor typed in freely', async () => {
      const { variant_id } = await newProduct()
      const { result: order } = await createOrderWorkflow(container).run({
        input: {
          ...{ region_id: shop.region_id, sales_channel_id: channel, currency_code: 'cny', email: 'a@example.com' },
          items: [{ variant_id: shop.variants.honey, title: '土蜂蜜', quantity: 1, unit_price: 68.5 }],
        },
      })
      await beginOrderEditOrderWorkflow(container).run({ input: { order_id: order.id } })
      await expect(
        orderEditAddNewItemWorkflow(container).run({
          input: { order_id: order.id, items: [{ variant_id, quantity: 1 }] },
        }),
      ).rejects.toThrow('还没有登记商品属性')
      const typed = [{ title: '野味', quantity: 1, unit_price: 5 }]
      const written = await draft(typed)
      expect([written.status, written.data.message]).toEqual([400, expect.stringContaining('只能销售商品库里的商品')])
      expect((await post(`/order-edits/${order.id}/items`, { items: typed })).status).toBe(400)
    })

    it('turns no draft into an order once its goods may not be sold any more', async () => {
      const { data } = await draft([{ variant_id: shop.variants.honey, quantity: 1 }])
      const [licence] = await container.resolve('certificate').listCertificates({ kind: 'sc' })
      await container.resolve('certificate').revoke(licence.id, '吊销')
      const refused = await post(`/draft-orders/${data.draft_order.id}/convert-to-order`, {})
      expect([refused.status, refused.data.message]).toEqual([400, expect.stringContaining('许可')])
      await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(`update certificate set state = 'approved' where id = ?`, [licence.id])
      expect((await post(`/draft-orders/${data.draft_order.id}/convert-to-order`, {})).status).toBe(200)
    })

    it('asks a good for lots, however its stock is set', async () => {
      const loose = await newProduct()
      await become(loose.product_id, DRIED)
      expect(await reason(loose.variant_id)).toBe('lots_missing')
      const { data } = await checkoutBuyer(api as never, shop).quote({ [loose.variant_id]: 99 })
      expect(data.quote.lines[0]).toMatchObject({ reason: 'not_for_sale', available: 0 })
      await container.resolve(Modules.PRODUCT).deleteProducts([loose.product_id])
      const backorder = await newProduct({ manage_inventory: true, allow_backorder: true })
      await become(backorder.product_id, DRIED)
      expect(await reason(backorder.variant_id)).toBe('lots_missing')
    })

    it('finds its stock and lots again when stock keeping is switched off and on', async () => {
      const [id, item] = [shop.variants.honey, shop.inventory.honey]
      const turn = (manage_inventory: boolean) =>
        post(`/products/${shop.products.honey}/variants/${id}`, { manage_inventory })
      const query = container.resolve(ContainerRegistrationKeys.QUERY)
      const ties = async () => {
        const filters = { variant_id: id }
        return (
          await query.graph({ entity: 'product_variant_inventory_item', fields: ['inventory_item_id'], filters })
        ).data.map(({ inventory_item_id }: { inventory_item_id: string }) => inventory_item_id)
      }
      expect((await turn(false)).status).toBe(200)
      expect(await reason(id)).toBe('lots_missing')
      expect((await turn(true)).status).toBe(200)
      expect(await ties()).toEqual([item])
      expect(await reason(id)).toBeNull()
      // As a shop has it where the tie was cut before.
      const link = { [Modules.PRODUCT]: { variant_id: id }, [Modules.INVENTORY]: { inventory_item_id: item } }
      await container.resolve(ContainerRegistrationKeys.LINK).dismiss(link)
      const sku = 'wild-honey'
      await container.resolve(Modules.INVENTORY).updateInventoryItems({ id: item, sku })
      await container.resolve(Modules.PRODUCT).updateProductVariants(id, { sku, manage_inventory: false })
      const back = await turn(true)
      expect([back.status, back.data.message]).toEqual([200, undefined])
      expect(await ties()).toEqual([item])
    })

    it('tells staff on the product’s page what is missing, one thing after the other', async () => {
      const missing = async (id: string) => (await api.get(`/admin/products/${id}/missing`, { headers })).data.missing
      const { product_id, variant_id } = await newProduct()
      expect(await missing(product_id)).toMatchObject([{ code: 'facts_missing', to: null }])
      await become(product_id, DRIED)
      expect(await missing(product_id)).toEqual([
        {
          code: 'lots_missing',
          message: '规格「一份」没有开启库存管理：请在规格里开启「管理库存」',
          to: `/products/${product_id}/variants/${variant_id}`,
        },
      ])
      await container.resolve(Modules.PRODUCT).updateProductVariants(variant_id, { manage_inventory: true })
      expect(await missing(product_id)).toMatchObject([{ code: 'awaiting_inspection', to: '/lots' }])
      expect(await missing(shop.products.honey)).toEqual([])
      await container.resolve(Modules.PRODUCT).updateProductVariants(variant_id, { weight: null })
      expect((await missing(product_id)).map(({ code }: { code: string }) => code)).toEqual([
        'awaiting_inspection',
        'weight_missing',
      ])
      await container.resolve(Modules.PRODUCT).updateProducts(product_id, { status: 'draft' })
      expect((await missing(product_id)).at(-1)).toMatchObject({ code: 'unpublished' })
      expect((await api.get('/admin/products/prod_none/missing', { headers, validateStatus: () => true })).status).toBe(
        404,
      )
    })

    it('sells a voucher without lots, because its kind says so', async () => {
      const { product_id, variant_id } = await newProduct()
      await become(product_id, VOUCHER)
      expect(await reason(variant_id)).toBe(null)
      const { status } = await checkoutBuyer(api as never, shop).buy({ [variant_id]: 2 })
      expect(status).toBe(201)
      await expect(become(product_id, { ...VOUCHER, not_food: false })).rejects.toThrow('卡券和服务须标为非食品')
    })
  },
})
