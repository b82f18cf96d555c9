/** Whatever happens in whatever order: the book balances, nothing exceeds its rule, and what is earned is what buyers keep. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { cancelPaidOrder } from '@shanzhen/checkout/pay/cancel-paid'
import { bookCommission, bookCommissions } from '@shanzhen/commission/commission/book'
import { releaseCommissions } from '@shanzhen/commission/commission/release'
import { simulate } from '@shanzhen/commission/commission/simulate'
import { refusePayout } from '@shanzhen/payouts/decide'
import fc from 'fast-check'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { type CheckoutShop, STOCK, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { openGateway } from '../support/wechat-shop'
import { bindWechat, payingByWechat, takeAll } from '../support/withdrawal-shop'

const gateway = await openGateway()
const outbox = openOutbox()
const DAY = 86_400_000
const EXTERNAL = 1_000_000

type Act =
  | { do: 'buy'; pieces: number; good: 'mushroom' | 'honey' }
  | { do: 'rule'; rate_bps: number; cap_fen: number | null; of: 'all' | 'campaign' }
  | { do: 'campaign'; good: 'mushroom' | 'honey'; also: boolean }
  | { do: 'stop' | 'end' | 'cancel' | 'refund' | 'book' | 'draft'; at: number }
  | { do: 'release'; days: number }
  | { do: 'withdraw' }
  | { do: 'send back' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('buy'),
      pieces: fc.integer({ min: 1, max: 3 }),
      good: fc.constantFrom('mushroom', 'honey'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('rule'),
      rate_bps: fc.integer({ min: 0, max: 3000 }),
      cap_fen: fc.option(fc.integer({ min: 1, max: 500 })),
      of: fc.constantFrom('all', 'campaign', 'campaign'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('campaign'), good: fc.constantFrom('mushroom', 'honey'), also: fc.boolean() },
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('stop', 'end', 'cancel', 'refund', 'refund', 'book', 'draft'),
      at: fc.nat(EXTERNAL),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release'), days: fc.integer({ min: 0, max: 20 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'withdraw', 'send back') }) },
) as fc.Arbitrary<Act>

const TAKEN_OUT: Act[] = [
  { do: 'rule', rate_bps: 2000, cap_fen: null, of: 'all' },
  { do: 'buy', pieces: 3, good: 'honey' },
  { do: 'release', days: 20 },
  { do: 'withdraw' },
  { do: 'send back' },
  { do: 'withdraw' },
  { do: 'refund', at: 0 },
  { do: 'buy', pieces: 1, good: 'mushroom' },
  { do: 'release', days: 20 },
]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string }
    let staff: Record<string, string>
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      await bindWechat(container, {
        ...{ appid: gateway.merchant.appid, openid: 'oTESTPROPERTY00000000001', customer_id: customer.id },
      })
      sales = afterSaleShop(api, container, goods, gateway)
    })
    beforeEach(() => {
      outbox.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
      payingByWechat(getContainer())
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const commission = () => getContainer().resolve('commission')

    const left: Record<'mushroom' | 'honey', number> = { mushroom: STOCK.mushroom, honey: STOCK.honey }
    async function check(orders: string[]) {
      for (const id of orders) await bookCommission(getContainer(), id)
      for (const [promise, sql] of Object.entries(PROMISES).filter(([name]) => /佣金|账本|借贷|提现|代扣/.test(name)))
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
      const { rows } = await knex().raw<{ rows: { over: number; short: number }[] }>(
        `select count(*) filter (where earned_fen > floor(kept_fen::numeric * least(rate_bps, limit_bps) / 10000))::int as over,
            count(*) filter (where cap_fen is null
              and earned_fen < floor((kept_fen - 1)::numeric * least(rate_bps, limit_bps) / 10000))::int as short
          from commission_line`,
      )
      expect(rows).toEqual([{ over: 0, short: 0 }])
    }

    let [made, taken] = [0, 0]
    async function run(acts: Act[]) {
      type Bought = Awaited<ReturnType<typeof sales.order>>
      const bought: Bought[] = []
      const [rules, campaigns]: string[][] = [[], []]
      const pick = <T>(list: T[], at: number) => list[at % Math.max(1, list.length)]
      for (const one of acts) {
        const container = getContainer()
        if (one.do === 'buy') {
          if (left[one.good] < one.pieces) continue
          left[one.good] -= one.pieces
          const order = await sales.order({ [one.good]: one.pieces }, { more: { referral_code: li.code } })
          bought.push(order)
        } else if (one.do === 'rule') {
          const { rate_bps, cap_fen } = one
          const target_id = one.of === 'campaign' ? campaigns.at(-1) : null
          if (target_id === undefined) continue
          const what = { name: '试', scope: one.of, target_id, group_name: null, starts_at: null, ends_at: null }
          rules.push(await commission().enterRule({ ...what, rate_bps, cap_fen, entered_by: 'user_test' }))
        } else if (one.do === 'campaign') {
          const product_ids = (one.also ? ['mushroom', 'honey'] : [one.good]).map((good) => goods.products[good])
          campaigns.push(
            await container.resolve('distribution_campaign').makeCampaign({
              ...{ handle: `c-${++made}`, title: '活动', words: null, starts_at: null, product_ids },
              ...{ ends_at: new Date(Date.now() + DAY), made_by: 'user_test' },
            }),
          )
        } else if (one.do === 'end') {
          const id = pick(campaigns, one.at)
          if (id)
            await container
              .resolve('distribution_campaign')
              .endCampaign(id, 'user_test')
              .catch(() => undefined)
        } else if (one.do === 'release') {
          await Promise.all([1, 2].map(() => releaseCommissions(container, new Date(Date.now() + one.days * DAY))))
        } else if (one.do === 'withdraw') {
          // One is under way at a time, and each fen of a release is paid once.
          const take = () => takeAll(container, li.id).catch(() => undefined)
          taken += (await Promise.all([take(), take()])).filter(Boolean).length
        } else if (one.do === 'send back') {
          const [open] = await container.resolve('payouts').listPayouts({ payee_id: li.id, state: 'asked' })
          if (open) await refusePayout(container, open.id, { by: 'user_test', reason: '试' })
        } else if (one.do === 'stop') {
          const id = pick(rules, one.at)
          if (id)
            await commission()
              .stopRule(id, 'user_test')
              .catch(() => undefined)
        } else if (one.do === 'book') {
          await Promise.all([bookCommissions(container), bookCommissions(container)])
        } else if (one.do === 'draft') {
          const { was_fen, kept_fen, would_fen } = await simulate(container, {
            ...{ group_name: null, rate_bps: 1000, cap_fen: null },
            ...(campaigns[0] ? { scope: 'campaign', target_id: campaigns[0] } : { scope: 'all', target_id: null }),
          })
          expect(was_fen).toBeLessThanOrEqual(kept_fen)
          expect(would_fen).toBeLessThanOrEqual(kept_fen)
        } else {
          const order = pick(bought, one.at)
          if (!order) continue
          if (one.do === 'cancel') await cancelPaidOrder(container, order.id, 'other').catch(() => undefined)
          else {
            const asked = await order.ask(1)
            if (asked.status !== 201) continue
            const desk = sales.staff(staff)
            await desk.takeBack(asked.data.request.id)
            await desk.act(asked.data.request.id, 'refund', { version: 4 })
          }
        }
      }
      await check(bought.map(({ id }) => id))
    }

    it('holds over any course of orders, refunds, cancellations, rules, settlements, withdrawals and repeats', async () => {
      await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 12 }), run), {
        numRuns: 4,
        // In any case money is taken out, comes back, is taken out again, and a buyer gets theirs back then.
        examples: [[TAKEN_OUT]],
        endOnFailure: true,
      })
      expect(taken).toBeGreaterThan(1)
    }, 240_000)
  },
})
