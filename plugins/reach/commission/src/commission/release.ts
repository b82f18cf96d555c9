/** What orders earned becomes the distributor's own, once nothing of it can go back any more. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { readDisputed } from '@shanzhen/money-kit/disputes'
import { readPaidBack } from '@shanzhen/money-kit/paid-back'
import { ownPurchasesAmong } from '@shanzhen/distribution/attribute/own-purchase'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION } from '../keys'
import { isHeldBack } from '../risk/judge'
import type { DueLine } from '../modules/commission/store/due'
import { bookCommission, writeRelease } from './book'

const PAGE = 1000
const DISTRIBUTORS = 500
const DAY_MS = 86_400_000

/**
 * All who are active, one after the other; what a suspended one earned waits. One's trouble keeps no other waiting.
 * @returns how many lines were released @throws the first fault, after all
 */
export async function releaseCommissions(container: MedusaContainer, now = new Date()): Promise<number> {
  const commission = container.resolve(COMMISSION)
  const faults: unknown[] = []
  let [released, after] = [0, '']
  for (;;) {
    const ids = await commission.unsettled(after, DISTRIBUTORS)
    for (const id of ids) {
      try {
        released += await releaseOf(container, id, now)
      } catch (error) {
        const reason = (error as { message?: string } | null)?.message ?? 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).error(`commissions of ${id} not released: ${reason}`)
        faults.push(error)
      }
    }
    if (ids.length < DISTRIBUTORS) break
    after = ids[ids.length - 1]
  }
  if (faults.length) throw faults[0]
  return released
}

/** Whoever left keeps what was earned before. @returns how many lines */
export async function releaseOf(container: MedusaContainer, distributor_id: string, now: Date): Promise<number> {
  const distributor = await container.resolve(DISTRIBUTOR).distributorOf(distributor_id)
  if (!distributor || distributor.state === 'suspended') return 0
  const commission = container.resolve(COMMISSION)
  const before = new Date(now.getTime() - commission.hold_days * DAY_MS)
  let [released, after, may] = [0, '', false]
  for (;;) {
    const page = await commission.dueLines(distributor_id, { before, after, take: PAGE })
    if (page.length && !may && (await isHeldBack(container, distributor))) return 0
    may = true
    const whole = page.length < PAGE ? page : withoutLastOrder(page)
    const own = new Set(await ownPurchasesAmong(container, distributor, whole))
    for (const order_id of own) {
      await container.resolve(ATTRIBUTION).voidAttribution(order_id, 'own_purchase')
      await bookCommission(container, order_id)
    }
    const over = await whichAreOver(
      container,
      whole.filter(({ order_id }) => !own.has(order_id)),
    )
    released += await release(container, distributor_id, over)
    if (page.length < PAGE) return released
    after = whole[whole.length - 1].order_id
  }
}

/** The next page begins behind an order, not within one. */
function withoutLastOrder(page: DueLine[]): DueLine[] {
  const last = page[page.length - 1].order_id
  const whole = page.filter(({ order_id }) => order_id !== last)
  return whole.length ? whole : page
}

/** Lines that came whole, as far as nothing was paid back for pieces of them, about which no claim is undecided and no bank asked. */
async function whichAreOver(container: MedusaContainer, lines: DueLine[]): Promise<DueLine[]> {
  if (!lines.length) return []
  const ids = lines.map(({ line_item_id }) => line_item_id)
  const { paid_back, disputes } = container.resolve(COMMISSION)
  const back = await Promise.all(paid_back.map((key) => readPaidBack(container, key, ids)))
  const pieces = (id: string, of: 'settled' | 'undecided') =>
    back.reduce((sum, found) => sum + (found.get(id)?.[of] ?? 0), 0)
  const disputed = await readDisputed(container, disputes, [...new Set(lines.map(({ order_id }) => order_id))])
  // What a bank gave back a moment ago comes off first.
  for (const { order_id, open, lost_fen } of disputed.values())
    if (!open && lost_fen > 0) await bookCommission(container, order_id)
  return lines.filter(
    ({ line_item_id, order_id, open }) =>
      pieces(line_item_id, 'undecided') === 0 &&
      open - pieces(line_item_id, 'settled') <= 0 &&
      !disputed.get(order_id)?.open,
  )
}

/** Held as they stand now: what was paid back or made void since they were read is not released. */
async function release(container: MedusaContainer, distributor_id: string, over: DueLine[]): Promise<number> {
  if (!over.length) return 0
  return container.resolve(COMMISSION).within(async (trx) => {
    const orders = [...new Set(over.map(({ order_id }) => order_id))].sort()
    await trx('commission_sale').whereIn('order_id', orders).orderBy('order_id').forUpdate().select('order_id')
    const rows = (await trx('commission_line')
      .whereIn(
        'line_item_id',
        over.map(({ line_item_id }) => line_item_id),
      )
      .whereRaw('earned_fen > released_fen')
      .whereRaw(
        `not exists (select 1 from order_attribution a where a.order_id = commission_line.order_id
          and a.void_reason is not null)`,
      )
      .orderBy('line_item_id')
      .select('line_item_id', trx.raw('earned_fen - released_fen as amount_fen'))) as {
      line_item_id: string
      amount_fen: number
    }[]
    if (rows.length) await writeRelease(container, trx, distributor_id, rows)
    return rows.length
  })
}
