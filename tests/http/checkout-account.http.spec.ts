/** Signed-in buyers, coupons and sums: what is theirs they see, what is taken off adds up for staff too. */
import { Modules } from '@medusajs/framework/utils'
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows'
import indexGuestContacts from '../../backend/src/migration-scripts/index-guest-contacts'
import { ADDRESS, checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { afterSaleShop } from '../support/after-sale-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const OPEN = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
    })
    afterAll(() => gateway.close())

    async function signUp(email: string) {
      const { token } = await signInByCode(api, getContainer(), shop.headers, { email })
      return checkoutBuyer(api, shop, { authorization: `Bearer ${token}` })
    }

    it('lists a customer’s own orders, newest first, by page and status', async () => {
      const [lin, wang] = [await signUp('lin@example.com'), await signUp('wang@example.com')]
      const placed = [await lin.buy({ honey: 1 }), await lin.buy({ honey: 2 }), await lin.buy({ mushroom: 1 })]
      const ids = placed.map(({ data }) => data.order.id as string).reverse()
      await lin.post(`/orders/${ids[0]}/cancel`, {})
      const list = async (query: string) => (await lin.get(`/orders?${query}`)).data
      expect(await list('page=1&limit=2')).toMatchObject({
        count: 3,
        page: 1,
        orders: [{ id: ids[0] }, { id: ids[1] }],
      })
      expect(await list('page=2&limit=2')).toMatchObject({ orders: [{ id: ids[2] }] })
      expect(await list('status=canceled')).toMatchObject({ count: 1, more: false, orders: [{ id: ids[0] }] })
      expect(await list('status=awaiting_payment&limit=1')).toMatchObject({ more: true, orders: [{ id: ids[1] }] })
      expect(await list('status=awaiting_payment&limit=1&page=2')).toMatchObject({
        more: false,
        orders: [{ id: ids[2] }],
      })
      expect((await lin.get(`/orders/${ids[1]}`)).status).toBe(200)
      expect((await wang.get('/orders')).data.count).toBe(0)
      expect((await wang.get(`/orders/${ids[1]}`)).status).toBe(404)
      expect((await checkoutBuyer(api, shop).get('/orders')).status).toBe(401)
    })

    it('joins what was bought as a guest to the account, when its phone or e-mail is proved, and nobody else’s', async () => {
      const guest = checkoutBuyer(api, shop)
      const address = { ...ADDRESS, phone: '13712345678' }
      const placed = async (more: Record<string, unknown>) =>
        (await guest.buy({ honey: 1 }, more)).data.order.id as string
      const byPhone = await placed({ address })
      const byMail = await placed({ email: 'zhao@example.com' })
      const other = await (await signUp('qian@example.com')).buy({ honey: 1 }, { address, email: 'zhao@example.com' })
      const ordersOf = async (who: { phone: string } | { email: string }) => {
        const { token } = await signInByCode(api, getContainer(), shop.headers, who)
        const mine = checkoutBuyer(api, shop, { authorization: `Bearer ${token}` })
        return (await mine.get('/orders')).data.orders.map(({ id }: { id: string }) => id)
      }
      expect(await ordersOf({ phone: address.phone })).toEqual([byPhone])
      expect(await ordersOf({ email: 'zhao@example.com' })).toEqual([byMail])
      expect(other.status).toBeLessThan(300)
      await indexGuestContacts({ container: getContainer() })
      const { rows } = await getContainer()
        .resolve('__pg_connection__')
        .raw(`select indexname from pg_indexes where indexname ~ '_guest_(phone|email)$'`)
      expect(rows).toHaveLength(2)
    })

    const closableAccount = async (phone: string) => {
      const { token, customer } = await signInByCode(api, getContainer(), shop.headers, { phone })
      const own = { authorization: `Bearer ${token}` }
      const config = { headers: { ...shop.headers, ...own }, ...OPEN }
      return {
        id: customer.id,
        shop: checkoutBuyer(api, shop, own),
        me: () => api.get('/store/customers/me', config),
        write: (path: string, body: object) => api.post(`/store/customers/me${path}`, body, config),
        close: () => api.post('/store/customers/me/deletion', {}, config),
      }
    }
    const rowsOf = async (text: string, ...values: string[]) =>
      (await getContainer().resolve('__pg_connection__').raw(text, values)).rows

    it('closes no account while something is unpaid, under way or claimed, and says what', async () => {
      const address = { ...ADDRESS, phone: '13612345678' }
      const desk = afterSaleShop(api, getContainer(), shop, gateway)
      const order = await desk.order({ honey: 1 }, { delivered: false, more: { address } })
      const mine = await closableAccount(address.phone)
      const refused = async (code: string) => {
        const { status, data } = await mine.close()
        expect([status, data.code, data.message]).toEqual([409, code, expect.stringMatching(/再注销账号$/)])
        expect((await mine.me()).data.customer.phone).toBe(address.phone)
      }
      await refused('undelivered')
      expect((await order.post('/receipt')).status).toBe(200)
      const unpaid = (await mine.shop.buy({ honey: 1 }, { address })).data.order
      await refused('unpaid')
      expect((await mine.shop.post(`/orders/${unpaid.id}/cancel`, {})).status).toBe(200)
      const { request } = (await order.ask(1)).data
      await refused('claim')
      expect((await order.post(`/requests/${request.id}/withdraw`, { version: request.version })).status).toBe(200)
      expect((await mine.close()).status).toBe(200)
      expect((await order.view()).status).toBe('delivered')
      expect((await rowsOf('select customer_id from "order" where id = ?', order.id))[0].customer_id).toBe(mine.id)
    })

    it('closes an account whole and once: signed in nowhere, known by nothing, the next sign-in is a new one’s', async () => {
      const phone = '13512345678'
      const mine = await closableAccount(phone)
      const placed = (await mine.shop.buy({ honey: 1 })).data.order
      await mine.shop.post(`/orders/${placed.id}/cancel`, {})
      expect((await mine.write('', { first_name: '王小山', metadata: { wish: '山货' } })).status).toBe(200)
      const street = { first_name: '王小山', phone, province: '陕西省', city: '西安市', address_2: '雁塔区' }
      expect((await mine.write('/addresses', { ...street, address_1: '演示路 1 号', country_code: 'cn' })).status).toBe(
        200,
      )
      const answers = await Promise.all([mine.close(), mine.close()])
      expect(answers.map(({ status }) => status).filter((status) => status !== 401)).toContain(200)
      expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true)
      expect((await mine.me()).status).toBe(401)
      const [kept] = await rowsOf(
        'select row_to_json(c)::text as text, deleted_at from customer c where id = ?',
        mine.id,
      )
      expect(kept.text).not.toMatch(/王小山|山货|13512345678/)
      expect(kept.deleted_at).not.toBeNull()
      expect(await rowsOf('select id from customer_address where customer_id = ?', mine.id)).toEqual([])
      expect(await rowsOf('select id from provider_identity where entity_id = ?', `sms:${phone}`)).toEqual([])
      expect(await rowsOf('select id from consent where customer_id = ?', mine.id)).toEqual([])
      expect(await rowsOf('select id from "order" where id = ?', placed.id)).toHaveLength(1)
      await rowsOf(
        `update one_time_code set sent_at = sent_at - interval '1 hour', expires_at = expires_at - interval '1 hour'`,
      )
      const next = await closableAccount(phone)
      expect(next.id).not.toBe(mine.id)
      expect((await next.shop.get('/orders')).data.count).toBe(0)
    })

    it('takes the shopper’s part alone off an identity that is a producer’s too', async () => {
      const phone = '13412345678'
      const mine = await closableAccount(phone)
      await rowsOf(
        `update auth_identity set app_metadata = app_metadata || '{"producer_id":"prod_1"}' where app_metadata ->> 'customer_id' = ?`,
        mine.id,
      )
      expect((await mine.close()).status).toBe(200)
      const [kept] = await rowsOf(
        `select app_metadata from auth_identity a join provider_identity p on p.auth_identity_id = a.id where entity_id = ?`,
        `sms:${phone}`,
      )
      expect(kept.app_metadata).toEqual({ producer_id: 'prod_1' })
    })

    it('takes a coupon off to the fen, the same for buyer and staff, and counts its use', async () => {
      await createPromotionsWorkflow(getContainer()).run({
        input: {
          promotionsData: [
            {
              code: 'HARVEST',
              type: 'standard',
              status: 'active',
              is_tax_inclusive: true,
              limit: 1,
              application_method: {
                type: 'percentage',
                value: 15,
                target_type: 'order',
                allocation: 'across',
                currency_code: 'cny',
              },
            },
          ],
        },
      })
      const buyer = checkoutBuyer(api, shop)
      const { data } = await buyer.quote({ honey: 1, mushroom: 1 }, { promotion_codes: ['HARVEST'] })
      expect(data.quote).toMatchObject({ items_fen: 9850, discount_fen: 1478, freight_fen: 700, total_fen: 9072 })
      const more = { promotion_codes: ['HARVEST'], expected_total_fen: 9072 }
      const placed = await buyer.buy({ honey: 1, mushroom: 1 }, more)
      expect(placed.data.order).toMatchObject({ discount_fen: 1478, total_fen: 9072 })
      const order = await getContainer()
        .resolve(Modules.ORDER)
        .retrieveOrder(placed.data.order.id, { select: ['total', 'discount_total'] })
      expect(Number(order.total)).toBe(90.72)
      const again = await buyer.buy({ honey: 1, mushroom: 1 }, more)
      expect(again).toMatchObject({ status: 409, data: { code: 'changed', changes: [{ code: 'total_changed' }] } })
      expect(again.data.quote.problems).toMatchObject([{ reason: 'used_up', message: expect.stringContaining('领完') }])
    })
  },
})
