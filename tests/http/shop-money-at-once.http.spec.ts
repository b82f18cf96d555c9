/** A small shop's money moved from all sides at once: whatever meets whatever, the book, the statements and the bank's file agree. */
import { randomInt, randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { creditLate } from '@shanzhen/settlement/late-credits'
import { returnLate } from '@shanzhen/settlement/late-returns'
import { closeStatement } from '@shanzhen/settlement/statements/close'
import { placeOpen } from '@shanzhen/shop-orders/orders/place-orders'
import { shipParcel } from '@shanzhen/shipping/workflows'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit, supplyAt } from '../support/trading-shop'
import { newWaybill } from '../support/waybills'

const SEED = Number(process.env.MONEY_SEED ?? randomInt(1_000_000))
const ROUNDS = Number(process.env.MONEY_ROUNDS ?? 14)

/** Mulberry32: the same seed gives the same acts. */
function drawn(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let program: Caller
    let staff: Caller
    let people: Caller[]
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      const headers = await staffHeaders(getContainer())
      staff = callerOf(api, headers, '/admin')
      shop = await openSmallShop(api, getContainer(), headers, { phone: '13900000001' })
      people = []
      for (const name of ['lan', 'mei', 'hua'])
        people.push(
          callerOf(api, await staffHeaders(getContainer(), `${name}@example.com`, ['role_finance']), '/admin'),
        )
      await supplyAt(getContainer(), { [goods.variants.honey]: 5000 })
      const scopes = ['orders:read', 'orders:write', 'deposit:read']
      const made = await shop.owner.post('/keys', { name: '系统', mode: 'live', scopes, expires_in_days: null })
      program = callerOf(api, { authorization: `Bearer ${(made.data as { secret: string }).secret}` }, '/shops/api/v1')
    })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    type Row = Record<string, string>
    const rowsOf = (table: string, where: object = {}) => knex()(table).where(where) as Promise<Row[]>

    async function broken(): Promise<Record<string, unknown[]>> {
      const found: Record<string, unknown[]> = {}
      for (const [words, sql] of Object.entries(PROMISES as Record<string, string>)) {
        const { rows } = await knex().raw<{ rows: unknown[] }>(sql.replaceAll('?', '\\?'))
        if (rows.length) found[words] = rows
      }
      const disagreements = await getContainer().resolve('ledger').findDisagreements()
      return disagreements.length ? { ...found, disagreements } : found
    }

    /** Each act on something drawn; what is refused by its rules is no fault, what ends in 5xx is. */
    function acts(
      below: (n: number) => number,
    ): Record<string, () => Promise<{ status: number; data?: unknown } | void>> {
      /** Mostly one the act is meant for, now and then any. */
      const one = async (table: string, states: string[] = []) => {
        const [any, rows] = [below(5) === 0 || !states.length, await rowsOf(table)]
        const fit = rows.filter(({ state }) => any || states.includes(state ?? ''))
        return fit[below(fit.length || 1)]
      }
      const payoutAct = async (what: string, who: number, states: string[], body: object = {}) => {
        const row = await one('payout', states)
        return row && people[who]?.post(`/payouts/${row.id}/${what}`, body)
      }
      const order = () => ({
        ...{ number: `N-${below(60)}`, receiver: ADDRESS, items: [{ sku: 'honey', quantity: 1 + below(2) }] },
      })
      return {
        fill: () => fillDeposit(getContainer(), shop.id, 1000 + below(40_000)),
        'order at the portal': () => shop.owner.post('/orders', order()),
        'order by a program': () =>
          api.post('/shops/api/v1/orders', order(), {
            headers: { ...program.headers, 'idempotency-key': randomUUID() },
            validateStatus: () => true,
          }),
        'place what waits': () => placeOpen(getContainer()),
        cancel: async () => {
          const row = await one('shop_order', ['waiting', 'held'])
          return row && shop.owner.post(`/orders/${row.id}/cancel`)
        },
        'cancel by staff': async () => {
          const row = await one('shop_order', ['placed'])
          return row && staff.post(`/orders/${row.order_id}/cancel`)
        },
        ship: async () => {
          const row = await one('shop_order', ['placed'])
          if (!row) return
          const { data } = await getContainer()
            .resolve('query')
            .graph({
              entity: 'order',
              fields: ['items.id', 'items.detail.quantity'],
              filters: { id: row.order_id ?? '' },
            })
          const items = (data as unknown as { items: { id: string; detail: { quantity: number } }[] }[])[0]?.items ?? []
          await shipParcel(getContainer(), {
            ...{ order_id: row.order_id ?? '', carrier_code: 'SF', tracking_number: newWaybill() },
            lines: items.map(({ id, detail }) => ({ line_item_id: id, quantity: Number(detail.quantity) })),
            ...{ created_by: 'staff', request_id: randomUUID() },
          }).catch(() => undefined)
        },
        claim: async () => {
          const row = await one('shop_order', ['placed'])
          if (!row) return
          const at = `/orders/${row.id}/claims`
          const { data } = await shop.owner.get(at)
          const [line] = (data as { eligibility?: { lines: { line_item_id: string }[] } }).eligibility?.lines ?? []
          const lines = [{ line_item_id: line?.line_item_id, quantity: 1 + below(2) }]
          return line && shop.owner.post(at, { reason: 'damaged', lines })
        },
        'decide a claim': async () => {
          const row = await one('after_sale', ['requested', 'approved'])
          const what = ['approve', 'refund', 'refund', 'refuse'][below(4)] ?? ''
          const reason = what === 'refuse' ? { reason: '照片看不清' } : {}
          return row && staff.post(`/after-sales/${row.id}/${what}`, { version: Number(row.version), ...reason })
        },
        withdraw: async () => {
          const has = await depositOf(getContainer(), shop.id)
          return shop.owner.post('/deposit/withdrawals', { amount_fen: 1000 + below(Math.max(1, has)) })
        },
        'take a withdrawal back': async () => {
          const row = await one('payout', ['asked', 'checked'])
          return row && shop.owner.post(`/deposit/withdrawals/${row.id}/cancel`)
        },
        check: () => payoutAct('check', 0, ['asked']) as Promise<void>,
        approve: () => payoutAct('approve', 1, ['checked']) as Promise<void>,
        'refuse a payout': () =>
          payoutAct('refuse', below(3), ['asked', 'checked', 'approved'], { reason: '请核对' }) as Promise<void>,
        'make a file': () => people[below(2)]?.post('/payout-batches') as Promise<never>,
        paid: () =>
          payoutAct('result', below(3), ['sent'], { result: 'paid', reference: `BK-${below(50)}` }) as Promise<void>,
        'not paid': () =>
          payoutAct('result', below(3), ['sent'], { result: 'failed', reason: '户名不符' }) as Promise<void>,
        returned: () =>
          payoutAct('result', below(3), ['sent', 'paid'], { result: 'returned', reason: '退票' }) as Promise<void>,
        'close a statement': () => staff.post('/settlement/statements', { shop_id: shop.id }),
        'close what was': () =>
          closeStatement(getContainer(), { shop_id: shop.id, until: new Date(), made_by: 'system' }).then(
            () => undefined,
            (error: Error) => void expect(error.message).toMatch(/没有变动|刚刚出过/),
          ),
        'credit late orders': async () => {
          await creditLate(getContainer(), new Date(Date.now() + 72 * 3_600_000))
          await returnLate(getContainer())
        },
        'confirm a statement': async () => {
          const row = await one('shop_statement')
          return row && shop.owner.post(`/statements/${row.id}/confirm`)
        },
      }
    }

    it(`agree after each, in any order (MONEY_SEED=${SEED})`, async () => {
      const below = drawn(SEED)
      const usual = [
        'order by a program',
        'ship',
        'claim',
        'decide a claim',
        'withdraw',
        'check',
        'check',
        'approve',
        'make a file',
        'paid',
      ]
      const names = [...Object.keys(acts(below)), ...usual, ...usual]
      await fillDeposit(getContainer(), shop.id, 60_000)
      const done: string[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const chosen = Array.from({ length: 4 }, () => names[below(names.length)] ?? '')
        const answers = await Promise.all(chosen.map((name) => acts(below)[name]?.()))
        done.push(chosen.map((name, i) => `${name} ${answers[i]?.status ?? ''}`).join(' | '))
        const faults = answers.filter((answer) => (answer?.status ?? 0) >= 500)
        expect([faults.map((fault) => fault?.data), done]).toEqual([[], done])
        // A refund's money follows by its event.
        await expect.poll(broken, { timeout: 15_000, interval: 200 }).toEqual({})
      }
      for (const { id } of await rowsOf('shop_statement'))
        expect((await shop.owner.get(`/statements/${id}`)).status).toBe(200)
    }, 300_000)
  },
})
