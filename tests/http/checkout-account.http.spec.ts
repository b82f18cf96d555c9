/** Signed-in buyers, coupons and sums: what is theirs they see, what is taken off adds up for staff too. */
import { Modules } from '@medusajs/framework/utils'
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows'
import indexGuestContacts from '../../backend/src/migration-scripts/index-guest-contacts'
import { ADDRESS, checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
    })

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
      expect(await list('status=canceled')).toMatchObject({ count: 1, orders: [{ id: ids[0] }] })
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
