/** Brings what an order earned in line with what its buyer paid and got back: computed anew each time, booked as the difference. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, Modules } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { distributorCommission, distributorCommissions, distributorPending } from '@shanzhen/ledger/postings/chart'
import { followOrders } from '@shanzhen/ledger/postings/follow-orders'
import { readOrderBook } from '@shanzhen/ledger/postings/order-book'
import { goodsMoney, readDisputed, readLost } from '@shanzhen/money-kit/disputes'
import { goneOf, readLineMoney } from '@shanzhen/money-kit/line-money'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'
import { COMMISSION } from '../keys'
import { addRelease, addStep, type Entry, holdLines, setKept } from '../modules/commission/store/sales'
import type { CommissionLine, StepCause } from '../modules/commission/types'
import { earnedOf } from './amount'
import { noteSale } from './note'

export const CURRENCY = 'cny'

/** Safe to repeat, at once too: one at a time for each order, and each step has its number once. */
export async function bookCommission(container: MedusaContainer, order_id: string): Promise<void> {
  if (!(await noteSale(container, order_id))) return
  const book = () => bookNow(container, order_id)
  await container.resolve(Modules.LOCKING).execute([`commission:${order_id}`], book, { timeout: 30 })
}

async function bookNow(container: MedusaContainer, order_id: string): Promise<void> {
  const commission = container.resolve(COMMISSION)
  const sale = await commission.readSale(order_id)
  if (!sale) return
  const brought = (await container.resolve(ATTRIBUTION).attributionsOf([order_id])).get(order_id)
  const due = brought?.void_reason ? new Map<string, Due>() : await dueOf(container, order_id, sale.lines)
  const moves = (lines: CommissionLine[]): Entry[] =>
    lines.flatMap(({ line_item_id, earned_fen }) => {
      const { earned_fen: now = 0, base_fen = 0 } = due.get(line_item_id) ?? {}
      return now === earned_fen ? [] : [{ line_item_id, base_fen, amount_fen: now - earned_fen }]
    })
  const kept = sale.lines.map(({ line_item_id, kept_fen: before }) => {
    const kept_fen = due.get(line_item_id)?.base_fen ?? 0
    return { line_item_id, kept_fen, changed: kept_fen !== before }
  })
  if (!moves(sale.lines).length && !kept.some(({ changed }) => changed)) return
  await commission.within(async (trx) => {
    const { lines, turns } = await holdLines(trx, order_id)
    await setKept(trx, kept)
    const entries = moves(lines)
    if (!entries.length) return
    const cause = causeOf(entries, turns, brought?.void_reason ?? null)
    await addStep(trx, { order_id, turn: turns + 1, cause }, entries)
    const { distributor_id } = sale
    await postStep(container, trx, { order_id, distributor_id, turn: turns + 1 }, sumOf(entries))
    await takeBack(container, trx, { order_id, distributor_id, turn: turns + 1 }, entries, lines)
  })
}

const sumOf = (entries: { amount_fen: number }[]) => entries.reduce((sum, { amount_fen }) => sum + amount_fen, 0)

function causeOf(entries: Entry[], turns: number, void_reason: string | null): StepCause {
  if (void_reason) return void_reason === 'risk' ? 'risk' : 'own_purchase'
  if (sumOf(entries) < 0) return 'money_back'
  return turns === 0 ? 'paid' : 'restored'
}

type Due = { base_fen: number; earned_fen: number }

/** By line what its buyer keeps of what was paid, in whole fen, and what it earns; nothing before all goods are paid. */
async function dueOf(container: MedusaContainer, order_id: string, sold: CommissionLine[]): Promise<Map<string, Due>> {
  const commission = container.resolve(COMMISSION)
  const book = await readOrderBook(container, order_id)
  const money = await readLineMoney(container, order_id, sold, commission)
  const disputed = (await readDisputed(container, commission.disputes, [order_id])).get(order_id)
  const gone = goneOf(money, goodsMoney(book, disputed?.lost_fen))
  if (!gone) return new Map()
  const left = new Map(money.lines.map(({ line_item_id, paid_fen }, i) => [line_item_id, paid_fen - gone[i]]))
  return new Map(
    sold.map((line): [string, Due] => {
      // Pieces that staff took off the order went with their money.
      const left_fen = left.get(line.line_item_id) ?? 0
      const base_fen = Math.max(0, Math.round(left_fen))
      return [line.line_item_id, { base_fen, earned_fen: earnedOf(line, line.paid_fen - left_fen) }]
    }),
  )
}

type Step = { order_id: string; distributor_id: string; turn: number }

async function postStep(container: MedusaContainer, trx: Knex.Transaction, step: Step, amount_fen: number) {
  if (amount_fen === 0) return
  const ledger = container.resolve(LEDGER)
  const { order_id, distributor_id, turn } = step
  const [cost, pending] = await ledger.ensureAccounts(
    [distributorCommissions(CURRENCY), distributorPending(distributor_id, CURRENCY)],
    trx,
  )
  await ledger.postBatch(
    [
      {
        ...{ idempotency_key: `commission:${order_id}:${turn}`, reference_type: 'commission', reference_id: order_id },
        ...{ kind: amount_fen > 0 ? 'commission_earned' : 'commission_reversed', currency: CURRENCY },
        effective_at: new Date(),
        entries: [
          { account_id: cost.id, amount_fen },
          { account_id: pending.id, amount_fen: -amount_fen },
        ],
      },
    ],
    trx,
  )
}

/** What was the distributor's own already comes out of it in the same commit, also below zero: the next earnings fill it. */
async function takeBack(
  container: MedusaContainer,
  trx: Knex.Transaction,
  { order_id, distributor_id, turn }: Step,
  entries: Entry[],
  before: CommissionLine[],
): Promise<void> {
  const moved = new Map(entries.map(({ line_item_id, amount_fen }) => [line_item_id, amount_fen]))
  const lines = before.flatMap(({ line_item_id, earned_fen, released_fen }) => {
    const over_fen = released_fen - (earned_fen + (moved.get(line_item_id) ?? 0))
    return over_fen > 0 ? [{ line_item_id, amount_fen: -over_fen }] : []
  })
  if (!lines.length) return
  await writeRelease(container, trx, distributor_id, lines, `${order_id}:${turn}`)
}

/** Between what is pending and what is the distributor's own. @param about what the posting is known by where it takes back */
export async function writeRelease(
  container: MedusaContainer,
  trx: Knex.Transaction,
  distributor_id: string,
  lines: { line_item_id: string; amount_fen: number }[],
  about?: string,
): Promise<number> {
  const ledger = container.resolve(LEDGER)
  const id = generateEntityId(undefined, 'crel')
  const amount_fen = sumOf(lines)
  await addRelease(trx, { id, distributor_id, amount_fen }, lines)
  const [pending, own] = await ledger.ensureAccounts(
    [distributorPending(distributor_id, CURRENCY), distributorCommission(distributor_id, CURRENCY)],
    trx,
  )
  await ledger.postBatch(
    [
      {
        idempotency_key: `commission-release:${about ?? id}`,
        ...{ reference_type: 'commission_release', reference_id: id, currency: CURRENCY },
        kind: amount_fen > 0 ? 'commission_released' : 'commission_recovered',
        effective_at: new Date(),
        entries: [
          { account_id: pending.id, amount_fen },
          { account_id: own.id, amount_fen: -amount_fen },
        ],
      },
    ],
    trx,
  )
  return amount_fen
}

/** Every order about which anything was booked since the last look, and those that could not be booked before. @throws the first fault, after all */
export function bookCommissions(container: MedusaContainer, now = new Date()): Promise<number> {
  const following = {
    ...{ follower: container.resolve(COMMISSION).follower, about: 'commission' },
    among: async (order_ids: string[]) => (await container.resolve(ATTRIBUTION).attributionsOf(order_ids)).keys(),
    also: (since: Date) => readLost(container, container.resolve(COMMISSION).disputes, since),
    book: (order_id: string) => bookCommission(container, order_id),
  }
  return followOrders(container, following, now)
}
