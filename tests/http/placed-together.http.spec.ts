/** Orders written together by plain SQL: row by row what Medusa writes, all or nothing, and nobody refused for another. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows'
import { placeMany } from '@shanzhen/checkout/place/place-many'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { ADDRESS, checkoutBuyer, heldOf, stockCheckoutShop, STOCK, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { signInByCode } from '../support/sign-in'
import { snapshot, writtenBetween } from '../support/written-rows'

type Buyer = ReturnType<typeof checkoutBuyer>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
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

    const orders = async () => (await getContainer().resolve(Modules.ORDER).listOrders({}, { take: 200 })).length
    const held = (sku: string) => heldOf(getContainer(), shop, sku)
    const placements = async () => (await getContainer().resolve('checkout').listPlacements({}, { take: 200 })).length
    /** What the database says to a row of this table, as if something were broken there. */
    const plant = async (table: string, body: string) => {
      await knex().raw(
        `create function planted() returns trigger language plpgsql as $$ begin ${body} return new; end $$`,
      )
      await knex().raw(`create trigger planted before insert on "${table}" for each row execute function planted()`)
    }
    const from = (name: string) => ({ address: { ...ADDRESS, name } })

    it('refuses of orders that come together only the one whose goods are gone', async () => {
      const [last, honey] = [await guest.body({ mushroom: STOCK.mushroom }), await guest.body({ honey: 1 })]
      const answers = await Promise.all([last, last, honey, honey].map((body) => guest.place(body)))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409])
      const [refused] = answers.filter(({ status }) => status === 409)
      expect(refused.data.changes[0]).toMatchObject({ code: 'sold_out', message: '宁陕香菇 一份：商品已售罄' })
      expect([await held('mushroom'), await held('honey'), await orders(), await placements()]).toEqual([10, 2, 3, 3])
    })

    it('answers a used key with its first order, or refuses it, beside orders that go through', async () => {
      const [honey, two] = [await guest.body({ honey: 1 }), await guest.body({ honey: 2 })]
      const key = randomUUID()
      const first = await guest.place(honey, key)
      // The look before an order is written comes too early to see the key.
      const checkout = getContainer().resolve('checkout')
      const blind = vi.spyOn(checkout, 'findByKey').mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined)
      const [again, other] = await Promise.all([guest.place(honey, key), guest.place(honey)])
      blind.mockRestore()
      expect([again.status, again.data.order.id, other.status]).toEqual([200, first.data.order.id, 201])
      const [changed, third] = await Promise.all([guest.place(two, key), guest.place(honey)])
      expect([changed.status, changed.data.code, third.status]).toEqual([409, 'idempotency_key_reused', 201])
      expect([await held('honey'), await orders()]).toEqual([3, 3])
    })

    it('lets one order of those that come together crash alone', async () => {
      await plant('order_address', `if new.first_name = '坏' then raise exception 'broken'; end if;`)
      const [good, bad] = [await guest.body({ honey: 1 }, from('好')), await guest.body({ honey: 1 }, from('坏'))]
      const keys = [good, bad, good, good].map(() => randomUUID())
      const answers = await Promise.all([good, bad, good, good].map((body, i) => guest.place(body, keys[i])))
      expect(answers.map(({ status }) => status)).toEqual([201, 500, 201, 201])
      expect([await held('honey'), await orders(), await placements()]).toEqual([3, 3, 3])
      expect((await knex()('unpaid_order')).length).toBe(3)
      await knex().raw('drop trigger planted on order_address')
      expect((await guest.place(bad, keys[1])).status).toBe(201)
      expect(await held('honey')).toBe(4)
    })

    it('leaves all or nothing where the connection dies between its writes, and places each order once', async () => {
      await knex().raw('create sequence dying')
      await plant(
        'order_shipping_method',
        `if nextval('dying') = 2 then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if;`,
      )
      const body = await guest.body({ honey: 1 })
      const answers = await Promise.all(Array.from({ length: 4 }, () => guest.place(body)))
      const placed = answers.filter(({ status }) => status === 201).length
      expect(placed).toBeGreaterThan(0)
      const [reserved] = await knex()('reservation_item').count('* as rows').sum('quantity as pieces')
      expect([reserved.rows, reserved.pieces].map(Number)).toEqual([placed, placed])
      expect([await held('honey'), await orders(), await placements()]).toEqual([placed, placed, placed])
    })

    it('gives the last use of a coupon to one of those that come together, and tells the other the new sum', async () => {
      const body = await guest.body({ honey: 1 }, { promotion_codes: ['ONCE'] })
      const plain = await guest.body({ honey: 1 })
      const answers = await Promise.all([body, body, plain].map((one) => guest.place(one)))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409])
      const [refused] = answers.filter(({ status }) => status === 409)
      expect(refused.data.changes[0].code).toBe('total_changed')
      const [{ used }] = await knex()('promotion').where({ code: 'ONCE' })
      expect([used, await held('honey')]).toEqual([1, 2])
    })

    it('takes many orders of one shop in batches, each with its own checks, and places none of them twice', async () => {
      const [channel] = await getContainer().resolve(Modules.SALES_CHANNEL).listSalesChannels({})
      const [lin] = await getContainer().resolve(Modules.CUSTOMER).listCustomers({ email: 'lin@example.com' })
      const shopOrders = { sales_channel_id: channel.id, customer_id: lin.id }
      const [honey, cheaper] = [await guest.body({ honey: 1 }), await guest.body({ honey: 1 })]
      cheaper.expected_total_fen -= 1
      const request = (body: typeof honey, key: string = randomUUID()) => ({ buyer: shopOrders, key, body })
      const wanted = Array.from({ length: STOCK.honey + 20 }, () => request(honey))
      const [first, second] = wanted
      const sent = [request(cheaper), ...wanted, { ...first }, { ...second, body: cheaper }]
      const outcomes = await placeMany(getContainer(), sent, 50)
      const idOf = (outcome: (typeof outcomes)[number]) => ('order_id' in outcome ? outcome.order_id : null)
      const codeOf = (outcome: (typeof outcomes)[number]) =>
        'refused' in outcome ? (outcome.refused as { details: { code: string } }).details.code : null
      const placed = outcomes.slice(1, STOCK.honey + 1).map(idOf)
      expect(new Set(placed).size).toBe(STOCK.honey)
      expect(placed).not.toContain(null)
      expect(codeOf(outcomes[0])).toBe('changed')
      expect(outcomes.slice(STOCK.honey + 1, -2).map(codeOf)).toEqual(Array.from({ length: 20 }, () => 'changed'))
      expect([idOf(outcomes.at(-2) ?? { refused: null }), codeOf(outcomes.at(-1) ?? { refused: null })]).toEqual([
        idOf(outcomes[1]),
        'idempotency_key_reused',
      ])
      expect([await held('honey'), await placements()]).toEqual([STOCK.honey, STOCK.honey])
      const again = await placeMany(getContainer(), wanted.slice(0, 3))
      expect(again.map(idOf)).toEqual(placed.slice(0, 3))
      expect([await held('honey'), await placements()]).toEqual([STOCK.honey, STOCK.honey])
    })

    it('sells one hot good to sixty-four buyers exactly as often as it is there, and tells each order once', async () => {
      const placed = vi.fn()
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      bus.subscribe('order.placed', async ({ data }) => placed((data as { id: string }).id), {
        subscriberId: 'counting',
      })
      const [single, box] = [await guest.body({ mushroom: 1 }), await guest.body({ box: 1 })]
      const answers = await Promise.all(Array.from({ length: 64 }, (_, i) => guest.place(i % 8 ? single : box)))
      const sold = answers.filter(({ status }) => status === 201).map(({ data }) => data.order)
      const pieces = sold.map(({ lines }) => (lines[0].handle === 'box' ? 2 : 1)).reduce((sum, one) => sum + one, 0)
      expect(answers.every(({ status, data }) => status === 201 || data.code === 'changed')).toBe(true)
      expect([pieces, await held('mushroom')]).toEqual([STOCK.mushroom, STOCK.mushroom])
      expect([await orders(), await placements()]).toEqual([sold.length, sold.length])
      await vi.waitFor(() => expect(placed).toHaveBeenCalledTimes(sold.length), 20_000)
      expect(placed.mock.calls.flat().sort()).toEqual(sold.map(({ id }) => id as string).sort())
      bus.unsubscribe('order.placed', placed, { subscriberId: 'counting' })
    })
  },
})
