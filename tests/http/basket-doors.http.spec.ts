/** Medusa's own basket routes: an address that was typed leads to nobody's account, and `fields` to nobody's data. */
import { Modules } from '@medusajs/framework/utils'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'

const EMAIL = 'mei@example.com'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let mei: { id: string; headers: Record<string, string> }
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
    })
    beforeEach(async () => {
      const { token, customer } = await signInByCode(api, getContainer(), shop.headers, { email: EMAIL })
      mei = { id: customer.id, headers: { ...shop.headers, authorization: `Bearer ${token}` } }
      const profile = { first_name: '梅', phone: '13800001111', company_name: '梅家合作社', metadata: { note: '私下' } }
      await getContainer().resolve(Modules.CUSTOMER).updateCustomers(mei.id, profile)
    })

    const open = (headers: object) => ({ headers, validateStatus: () => true })
    const SECRETS = /梅家合作社|13800001111|私下/

    it.each([
      ['written when it is opened', { email: EMAIL }, {}],
      ['written later', {}, { email: EMAIL }],
      ['written in capitals', { email: 'MEI@example.com' }, {}],
    ])('gives a stranger’s basket to a guest, with the e-mail %s', async (_, first, later) => {
      const fields = 'fields=id,*customer,customer.phone,%2Bcustomer.metadata,customer.*'
      const opened = await api.post(
        `/store/carts?${fields}`,
        { region_id: shop.region_id, ...first },
        open(shop.headers),
      )
      expect(opened.status).toBe(200)
      const path = `/store/carts/${opened.data.cart.id}?${fields}`
      const answers = [opened, await api.post(path, later, open(shop.headers)), await api.get(path, open(shop.headers))]
      for (const { status, data } of answers) {
        expect(status).toBe(200)
        expect(JSON.stringify(data)).not.toMatch(SECRETS)
        expect(JSON.stringify(data)).not.toContain(mei.id)
      }
      const cart = await getContainer().resolve(Modules.CART).retrieveCart(opened.data.cart.id)
      expect(cart.customer_id).toBeTruthy()
      expect(cart.customer_id).not.toBe(mei.id)
    })

    it('puts a stranger’s order into nobody’s list', async () => {
      const { data } = await api.post('/store/carts', { region_id: shop.region_id, email: EMAIL }, open(shop.headers))
      const cart = await getContainer().resolve(Modules.CART).retrieveCart(data.cart.id)
      const customer = await getContainer()
        .resolve(Modules.CUSTOMER)
        .retrieveCustomer(cart.customer_id ?? '')
      expect(customer.has_account).toBe(false)
    })

    it('gives a signed-in shopper’s basket to the shopper, whatever e-mail is written', async () => {
      const mine = async (body: object) =>
        (await api.post('/store/carts', { region_id: shop.region_id, ...body }, open(mei.headers))).data.cart.id
      for (const id of [await mine({}), await mine({ email: EMAIL }), await mine({ email: 'gift@example.com' })]) {
        expect((await getContainer().resolve(Modules.CART).retrieveCart(id)).customer_id).toBe(mei.id)
      }
      const guest = await api.post('/store/carts', { region_id: shop.region_id }, open(shop.headers))
      await api.post(`/store/carts/${guest.data.cart.id}`, { email: EMAIL }, open(mei.headers))
      expect((await getContainer().resolve(Modules.CART).retrieveCart(guest.data.cart.id)).customer_id).toBe(mei.id)
    })

    it('shows a shopper their own profile and orders, whole', async () => {
      const { order } = (await checkoutBuyer(api, shop, mei.headers).buy({ honey: 1 })).data
      const me = (await api.get('/store/customers/me?fields=*orders,first_name,metadata', open(mei.headers))).data
        .customer
      expect([me.first_name, me.metadata]).toEqual(['梅', { note: '私下' }])
      expect((await api.get(`/store/orders/${order.id}`, open(mei.headers))).data.order.id).toBe(order.id)
    })

    it.each([
      ['/store/products', '*variants.inventory_items.inventory.location_levels,*variants.prices'],
      ['/store/products', 'id,variants.inventory_items.inventory.location_levels,variants.prices'],
      ['/store/Collections', '*products'],
      ['/store/product-categories', '*products'],
      ['/store/product-tags', '*products'],
      ['/store/product-tags', ''],
      ['/store/product-types', '*products'],
      ['/store/regions', '*orders,*carts,*customers'],
    ])('keeps the shop’s own business out of %s?fields=%s', async (path, fields) => {
      const products = getContainer().resolve(Modules.PRODUCT)
      const [collection] = await products.createProductCollections([{ title: '秋收' }])
      const [tag] = await products.createProductTags([{ value: '新' }])
      const [type] = await products.createProductTypes([{ value: '菌' }])
      const [category] = await products.createProductCategories([{ name: '菌类', is_active: true }])
      const draft = { title: '还没上架', status: 'draft' as const, collection_id: collection.id, type_id: type.id }
      await products.createProducts([{ ...draft, tag_ids: [tag.id], category_ids: [category.id] }])
      const answer = await api.get(`${path}?fields=${fields}`, open(shop.headers))
      expect(answer.status).toBe(200)
      const shown = JSON.stringify(answer.data)
      const told = /location_levels|stocked_quantity|price_set|"prices"|还没上架|"orders"|"carts"|"customers"/.exec(
        shown,
      )
      expect(told?.[0]).toBe(undefined)
    })
  },
})
