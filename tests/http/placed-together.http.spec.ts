/** Orders written together by plain SQL: row by row what Medusa writes, all or nothing, and nobody refused for another. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows'
import { setGoodFactsWorkflow } from '@shanzhen/traceability/workflows'
import { ADDRESS, checkoutBuyer, heldOf, stockCheckoutShop, STOCK, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'
import { snapshot, writtenBetween } from '../support/written-rows'

type Buyer = ReturnType<typeof checkoutBuyer>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection }) => {
    let shop: CheckoutShop
    let guest: Buyer
    let member: Buyer
    const knex = () => getContainer().resolve('__pg_connection__')
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      guest = checkoutBuyer(api, shop)
      const { token } = await signInByCode(api, getContainer(), shop.headers, { email: 'lin@example.com' })
      member = checkoutBuyer(api, shop, { authorization: `Bearer ${token}` })
      await taxes()
      await coupons()
      await saleOfHoney()
    })

    async function taxes() {
      const tax = getContainer().resolve(Modules.TAX)
      const [region] = await tax.listTaxRegions({ country_code: 'cn' })
      await tax.createTaxRates({ tax_region_id: region.id, name: '增值税', code: 'vat', rate: 9.5, is_default: true })
    }
    async function coupons() {
      const base = { type: 'standard', status: 'active', is_tax_inclusive: true }
      const percent = { type: 'percentage', currency_code: 'cny' }
      const promotionsData = [
        { ...base, code: 'FIFTEEN', limit: 50, application_method: { ...percent, value: 15, target_type: 'order' } },
        {
          ...base,
          code: 'CARRIED',
          application_method: {
            ...percent,
            value: 50,
            target_type: 'shipping_methods',
            allocation: 'each',
            max_quantity: 1,
          },
        },
        { ...base, code: 'ALLFREE', application_method: { ...percent, value: 100, target_type: 'order' } },
        { ...base, code: 'ONCE', limit: 1, application_method: { ...percent, value: 10, target_type: 'order' } },
      ]
      await createPromotionsWorkflow(getContainer()).run({ input: { promotionsData } as never })
    }
    async function saleOfHoney() {
      const product = { id: shop.products.kiwi }
      const [variant] = (
        await getContainer()
          .resolve('query')
          .graph({ entity: 'variant', fields: ['price_set.id'], filters: { product_id: product.id } })
      ).data as unknown as { price_set: { id: string } }[]
      await getContainer()
        .resolve(Modules.PRICING)
        .createPriceLists([
          {
            ...{ title: '特价', description: '特价', type: 'sale', status: 'active' },
            prices: [{ amount: 35.8, currency_code: 'cny', price_set_id: variant.price_set.id }],
          } as never,
        ])
    }

    const idle = async (count: number) =>
      vi.waitFor(async () => {
        expect((await getContainer().resolve(Modules.NOTIFICATION).listNotifications({}, { take: 100 })).length).toBe(
          count,
        )
        expect((await knex()('untold_events')).length).toBe(0)
      }, 20_000)

    /** What the same order writes the slow way and together with others. */
    async function bothWays(buyer: Buyer, basket: Record<string, number>, more: Record<string, unknown> = {}) {
      const checkout = getContainer().resolve('checkout')
      const body = await buyer.body(basket, more)
      const write = async () => {
        const before = await snapshot(knex())
        const { status, data } = await buyer.place(body)
        expect([status, data.message]).toEqual([201, undefined])
        await idle(++told)
        return { rows: writtenBetween(before, await snapshot(knex())), order: data.order }
      }
      checkout.slowBecause = 'to compare'
      const slow = await write().finally(() => (checkout.slowBecause = null))
      return { slow, together: await write() }
    }
    let told = 0
    beforeEach(async () => {
      told = (await getContainer().resolve(Modules.NOTIFICATION).listNotifications({}, { take: 100 })).length
    })

    /** The answer without what is each order's own. */
    const seen = (order: object) =>
      JSON.parse(
        JSON.stringify(order, (key, value: unknown) =>
          /^(?:id|key|display_id|at|\w+_at)$/.test(key) ? undefined : value,
        ),
      ) as object

    const KINDS: [string, 'guest' | 'member', Record<string, number>, () => Record<string, unknown>][] = [
      ['a plain line', 'guest', { mushroom: 1 }, () => ({})],
      [
        'gift boxes beside loose goods',
        'member',
        { box: 2, mushroom: 1, honey: 3 },
        () => ({ note: '请轻放', email: 'lin@example.com' }),
      ],
      ['goods of variable weight on sale', 'guest', { kiwi: 2 }, () => ({ fresh_notice_accepted: true })],
      [
        'coupons on goods and carriage',
        'member',
        { mushroom: 1, honey: 1 },
        () => ({ promotion_codes: ['FIFTEEN', 'CARRIED'] }),
      ],
      ['goods to be collected', 'guest', { honey: 1 }, () => ({ shipping_option_id: shop.options.pickup })],
      [
        'an order that costs nothing',
        'guest',
        { honey: 2 },
        () => ({ promotion_codes: ['ALLFREE'], shipping_option_id: shop.options.pickup }),
      ],
      ['an order in English with alcohol', 'member', { wine: 1 }, () => ({ locale: 'en', age_confirmed: true })],
    ]
    it.each(KINDS)('writes %s row by row as Medusa’s own services do', async (_name, who, basket, more) => {
      if (basket.kiwi) {
        const facts = { kind: 'fresh', perishable: true, cold_chain: true, variable_weight: true, not_food: false }
        const none = {
          age_limit: null,
          gi: null,
          town: null,
          village: null,
          aliases: [],
          sc_category: null,
          producer_id: null,
        }
        await setGoodFactsWorkflow(getContainer()).run({
          input: [
            { product_id: shop.products.kiwi, facts: { ...facts, ...none, return_rule: 'fresh_excluded' } },
          ] as never,
        })
      }
      const { slow, together } = await bothWays(who === 'guest' ? guest : member, basket, more())
      expect(together.rows).toEqual(slow.rows)
      expect(Object.keys(together.rows)).toEqual(
        expect.arrayContaining(['order', 'order_summary', 'placement', 'sold_part']),
      )
      expect(seen(together.order)).toEqual(seen(slow.order))
    })
  },
})
