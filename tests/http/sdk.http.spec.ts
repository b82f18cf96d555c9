/** Medusa's official JavaScript SDK, unchanged, shops here: what we add breaks no standard store route. */
import Medusa from '@medusajs/js-sdk'
import { heldOf, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let sdk: Medusa
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      sdk = new Medusa({ baseUrl: api.defaults.baseURL, publishableKey: shop.headers['x-publishable-api-key'] })
    })

    it('lists the goods with their prices in yuan', async () => {
      const { products } = await sdk.store.product.list({
        region_id: shop.region_id,
        fields: '*variants.calculated_price',
      })
      const prices = products.map(({ handle, variants }) => [handle, variants?.[0].calculated_price?.calculated_amount])
      expect(Object.fromEntries(prices)).toEqual({ mushroom: 30, honey: 68.5, wine: 98, kiwi: 39.9, box: 120 })
    })

    it('fills a cart, pays freight by the county’s rates and places an order', async () => {
      const { cart } = await sdk.store.cart.create({ region_id: shop.region_id, email: 'buyer@example.com' })
      await sdk.store.cart.createLineItem(cart.id, { variant_id: shop.variants.box, quantity: 1 })
      await sdk.store.cart.update(cart.id, {
        shipping_address: {
          first_name: '王小山',
          phone: '13812341234',
          country_code: 'cn',
          province: '陕西省',
          city: '西安市',
          address_1: '演示路 1 号',
        },
      })
      const { shipping_options } = await sdk.store.fulfillment.listCartOptions({ cart_id: cart.id })
      expect(shipping_options.map((option) => option.id)).toContain(shop.options.express)
      const { cart: shipped } = await sdk.store.cart.addShippingMethod(cart.id, { option_id: shop.options.express })
      expect(shipped.total).toBe(127)
      await sdk.store.payment.initiatePaymentSession(shipped, { provider_id: 'pp_system_default' })
      const done = await sdk.store.cart.complete(cart.id)
      expect(done).toMatchObject({ type: 'order', order: { total: 127 } })
      expect(await heldOf(getContainer(), shop, 'mushroom')).toBe(2)
    })
  },
})
