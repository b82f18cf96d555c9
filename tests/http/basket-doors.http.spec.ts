/** Medusa's own basket routes: an address that was typed leads to nobody's account, and `fields` to nobody's data. */
import { Modules } from '@medusajs/framework/utils'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'

const EMAIL = 'mei@example.com'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let mei: { id: string; headers: Record<string, string> }
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
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

    it('shows and counts the sizes of goods on sale alone', async () => {
      const products = getContainer().resolve(Modules.PRODUCT)
      const list = async () =>
        (await api.get('/store/product-options?limit=100', open(shop.headers))).data as {
          count: number
          product_options: { id: string; title: string }[]
        }
      const before = await list()
      const sizes = [{ title: '未上架的规格', values: ['大'] }]
      await products.createProducts([{ title: '还没上架', status: 'draft', options: sizes }])
      expect(before.count).toBeGreaterThan(0)
      expect(await list()).toEqual(before)
      const [hidden] = await products.listProductOptions({ title: '未上架的规格' })
      const [shown] = before.product_options
      const look = async (id: string) => (await api.get(`/store/product-options/${id}`, open(shop.headers))).status
      expect([await look(hidden.id), await look(shown.id)]).toEqual([404, 200])
    })

    it('shows nobody what staff wrote down of a guest, however the wish is spelled', async () => {
      const email = 'phone-buyer@example.com'
      const guest = {
        email,
        first_name: '梅',
        phone: '13800001111',
        company_name: '梅家合作社',
        metadata: { note: '私下' },
      }
      await getContainer().resolve(Modules.CUSTOMER).createCustomers(guest)
      const { data } = await api.post('/store/carts', { region_id: shop.region_id, email }, open(shop.headers))
      for (const wish of [
        'id,-*customer',
        'id,-customer.phone',
        'id,%2B-*customer',
        '-*customer,id',
        'id,-+customer.*',
      ]) {
        const shown = await api.get(`/store/carts/${data.cart.id}?fields=${wish}`, open(shop.headers))
        expect([wish, shown.status]).toEqual([wish, 200])
        expect([wish, JSON.stringify(shown.data)]).not.toEqual([wish, expect.stringMatching(SECRETS)])
      }
    })

    it('says in words that a list is not sorted by free notes', async () => {
      const staff = await staffHeaders(getContainer(), 'sorter@example.com')
      for (const path of ['/store/products', '/admin/products'])
        for (const by of ['metadata', '-metadata']) {
          const refused = await api.get(`${path}?order=${by}`, open({ ...shop.headers, ...staff }))
          expect([path, by, refused.status, refused.data.code]).toEqual([path, by, 400, 'invalid'])
        }
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

    it.each([1.5, -1, 'NaN', 1e12, null, 0])(
      'puts no %s pieces into a basket, nor sets a line or a hold to it',
      async (quantity) => {
        const { cart } = (await api.post('/store/carts', { region_id: shop.region_id }, open(shop.headers))).data
        const line = (n: unknown) => ({ variant_id: shop.variants.honey, quantity: n })
        const lines = `/store/carts/${cart.id}/line-items`
        const kept = (await api.post(lines, line(2), open(shop.headers))).data.cart.items[0]
        const staff = { headers: await staffHeaders(getContainer()), validateStatus: () => true }
        const level = { stocked_quantity: quantity, location_id: shop.location_id }
        const answers = [
          await api.post(lines, line(quantity), open(shop.headers)),
          await api.post('/store/carts', { region_id: shop.region_id, items: [line(quantity)] }, open(shop.headers)),
          ...(quantity === 0 ? [] : [await api.post(`${lines}/${kept.id}`, { quantity }, open(shop.headers))]),
          ...(quantity ? [await api.post('/admin/inventory-items/iitem_none/location-levels', level, staff)] : []),
        ]
        for (const { status, data } of answers) {
          expect(status).toBe(400)
          if (quantity !== null) expect(data.message).toMatch(/^数量必须是/)
        }
        const now = (await api.get(`/store/carts/${cart.id}`, open(shop.headers))).data.cart
        expect(now.items.map((item: { quantity: number }) => item.quantity)).toEqual([2])
      },
    )

    it('holds whole pieces only, whoever writes them', async () => {
      const [level] = await getContainer().resolve(Modules.INVENTORY).listInventoryLevels({}, { take: 1 })
      for (const quantity of ['0.5', '0', '-1', `'NaN'`, '1e12']) {
        const held = getContainer()
          .resolve('__pg_connection__')
          .raw(
            `insert into reservation_item (id, inventory_item_id, location_id, quantity, raw_quantity)
            values ('resitem_x', ?, ?, ${quantity}, '{}')`,
            [level.inventory_item_id, level.location_id],
          )
        await expect(held).rejects.toThrow(/CK_reservation_item_whole/)
      }
    })

    it('gives no list longer than it may be, to shoppers and to staff', async () => {
      const staff = { headers: await staffHeaders(getContainer()), validateStatus: () => true }
      for (const list of ['products', 'collections', 'product-categories', 'regions', 'currencies', 'product-tags']) {
        const { status, data } = await api.get(`/store/${list}?limit=1000000000`, open(shop.headers))
        expect([list, status, data.limit]).toEqual([list, 200, 100])
      }
      for (const list of ['orders', 'products', 'customers', 'inventory-items', 'reservations', 'promotions']) {
        const { status, data } = await api.get(`/admin/${list}?limit=1000000000`, staff)
        expect([list, status, data.limit]).toEqual([list, 200, 1000])
      }
      for (const query of ['limit=-1', 'limit=many', 'offset=-1', 'limit=1&limit=2']) {
        const { status, data } = await api.get(`/store/products?${query}`, open(shop.headers))
        expect([status, data.message]).toEqual([400, '页数和条数必须是不小于 0 的整数'])
      }
    })

    it('takes no promotion below nothing or above all, at the door and in the database', async () => {
      const staff = { headers: await staffHeaders(getContainer()), validateStatus: () => true }
      const method = { type: 'percentage', target_type: 'order', value: 10, allocation: 'across', currency_code: 'cny' }
      const write = (value: unknown, type = 'percentage') =>
        api.post(
          '/admin/promotions',
          { code: `P${String(value)}`, type: 'standard', application_method: { ...method, type, value } },
          staff,
        )
      for (const value of [-1, 101, 'NaN']) {
        const { status, data } = await write(value)
        expect([status, data.message]).toEqual([400, expect.stringMatching(/^(优惠必须是|折扣不能超过)/)])
      }
      const { promotion } = (await write(10)).data
      const more = await api.post(`/admin/promotions/${promotion.id}`, { application_method: { value: 150 } }, staff)
      expect([more.status, more.data.message]).toEqual([400, '折扣不能超过 100%'])
      for (const value of ['150', '-1', `'NaN'`]) {
        const set = getContainer()
          .resolve('__pg_connection__')
          .raw(`update promotion_application_method set value = ${value}`)
        await expect(set).rejects.toThrow('折扣不能超过 100%')
      }
    })

    it('puts no phone on an account that nobody proved, and takes unseen signs out of a name', async () => {
      const set = (body: object) => api.post('/store/customers/me', body, open(mei.headers))
      const refused = await set({ phone: '13900000009', first_name: '别人' })
      expect([refused.status, refused.data.code]).toEqual([400, 'phone_unproved'])
      expect((await set({ first_name: '梅\u202e子\u0007' })).data.customer.first_name).toBe('梅子')
      const { phone } = await getContainer().resolve(Modules.CUSTOMER).retrieveCustomer(mei.id)
      expect((await set({ phone })).status).toBe(200)
      expect(phone).not.toBe('13900000009')
    })

    it('shows each row of a list once, read page by page, whatever it is sorted by', async () => {
      const headers = await staffHeaders(getContainer())
      await getContainer()
        .resolve(Modules.CUSTOMER)
        .createCustomers(
          Array.from({ length: 60 }, (_, i) => ({
            ...{ email: `${i}@example.com`, first_name: '同名', company_name: i % 2 ? '甲' : '乙' },
          })),
        )
      for (const order of ['company_name', '-first_name', 'has_account', '-created_at']) {
        const seen: string[] = []
        for (let offset = 0; ; offset += 7) {
          const path = `/admin/customers?fields=id&limit=7&offset=${offset}&order=${order}`
          const { customers } = (await api.get(path, open(headers))).data as { customers: { id: string }[] }
          if (!customers.length) break
          seen.push(...customers.map(({ id }) => id))
        }
        expect([order, seen.length, new Set(seen).size]).toEqual([order, 61, 61])
      }
      const lists = [
        'orders?order=status',
        'products?order=status',
        'price-lists?order=-status',
        'currencies?order=name',
      ]
      for (const list of lists)
        expect([list, (await api.get(`/admin/${list}`, open(headers))).status]).toEqual([list, 200])
    })
  },
})
