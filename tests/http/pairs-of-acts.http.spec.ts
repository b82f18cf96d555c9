/**
 * Two acts meet at one order, at once or one after the other: whatever the second one is answered, money, goods and states
 * agree afterwards. Each run tries some of all pairs, the same for one PAIRS_SEED; PAIRS=all tries every one.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { type Answer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderActs } from '../support/order-acts'
import { orderDesk, STAGES } from '../support/order-desk'
import { pairsToTry } from '../support/order-pairs'
import { staffHeaders } from '../support/packing-shop'
import { laterFaults, minutesJobs } from '../support/shop-minutes'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const KIWI = {
  ...{ kind: 'fresh' as const, perishable: true, cold_chain: true, variable_weight: true, not_food: false },
  ...{ age_limit: null, gi: null, town: null, village: null, aliases: [], sc_category: null, producer_id: null },
  return_rule: 'fresh_excluded' as const,
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: CheckoutShop
    let desk: ReturnType<typeof orderDesk>
    let all: ReturnType<typeof orderActs>
    beforeAll(async () => {
      container = getContainer()
      shop = await stockCheckoutShop(container)
      await setGoodFactsWorkflow(container).run({ input: [{ product_id: shop.products.kiwi ?? '', facts: KIWI }] })
      desk = orderDesk(api, container, shop, gateway, await staffHeaders(container))
      all = orderActs(desk)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())
    /** How many pairs really met: where nothing meets, nothing is shown. */
    const met: string[] = []

    /** What the gateway took and gave back, in fen. */
    const moved = () => ({
      paid: [...gateway.ledger.orders.values()]
        .filter(({ state }) => state === 'SUCCESS' || state === 'REFUND')
        .reduce((sum, { total_fen }) => sum + total_fen, 0),
      back: [...gateway.ledger.refunds.values()].reduce((sum, { refund_fen }) => sum + refund_fen, 0),
    })
    /** What the order has booked as still to move, without what waits to come back. */
    async function pendingFen(id: string) {
      const { data } = await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: 'order', fields: ['id', 'summary'], filters: { id } })
      const { summary } = data[0] as { summary?: { pending_difference?: number } }
      return Math.round(Number(summary?.pending_difference) * 100)
    }
    const waitsForGoods = async (id: string) =>
      (await container.resolve(Modules.ORDER).listReturns({ order_id: id, status: 'requested' } as object)).length > 0

    it.each(pairsToTry())('%s and %s, %s', async (one, other, how) => {
      const acts = [all[one], all[other]]
      const stage = STAGES[Math.max(...acts.map(({ from }) => STAGES.indexOf(from)))]
      const before = moved()
      const order = await desk.open(stage, { weighed: one === 'weigh' || other === 'weigh' })
      const said: string[] = []
      const pair: (() => Promise<void>)[] = []
      for (const [i, act] of acts.entries()) {
        const run = await Promise.resolve(order)
          .then(act.ready)
          .catch(() => null)
        // What the first one has begun may let nobody begin the second: they cannot meet.
        if (!run) continue
        pair.push(async () => {
          const answer: Answer | void = await run()
          said.push(`${[one, other][i]} ${answer?.status ?? 200} ${answer?.data?.message ?? ''}`)
        })
      }
      expect(pair.length).toBeGreaterThan(0)
      if (pair.length === acts.length) met.push(`${one} ${other}`)
      if (how === 'at once') await Promise.all(pair.map((act) => act()))
      else for (const act of how === 'in order' ? pair : pair.toReversed()) await act()
      await minutesJobs(container)

      const view = await order.view()
      const told = `${said.join('; ')}: ${view.status}`
      expect(said.filter((words) => / 5\d\d |^\w+ 4\d\d [^一-龥]*$/.test(words))).toEqual([])
      expect(await laterFaults(container), told).toEqual([])
      const [paid, back] = [moved().paid - before.paid, moved().back - before.back]
      const byShop = view.refunds.reduce((sum: number, { amount_fen }: { amount_fen: number }) => sum + amount_fen, 0)
      if (!said.some((words) => words.startsWith('payByHand 2'))) expect(byShop, told).toBe(back)
      if (view.status === 'canceled' || view.status === 'refunded') expect(back, told).toBe(paid)
      else if (!(await waitsForGoods(order.id))) expect(await pendingFen(order.id), told).toBe(view.due_fen)
      expect(view.owed_fen, told).toBe(0)
    })

    it('are pairs of which at least half could meet', () => {
      expect(met.length).toBeGreaterThanOrEqual(process.env.PAIRS ? 1 : pairsToTry().length / 2)
    })
  },
})
