/** What shops earned at their pages becomes theirs to spend, once nothing of it can go back any more. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId, Modules } from '@medusajs/framework/utils'
import { DEPOSIT_FILLED } from '@shanzhen/deposit/events'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { partnerDeposit, shopMargin } from '@shanzhen/ledger/postings/chart'
import { readDisputed } from '@shanzhen/money-kit/disputes'
import { readPaidBack } from '@shanzhen/money-kit/paid-back'
import type { Disputed } from '@shanzhen/ports/types'
import { SHOP_PAGE } from '../modules/shop-page'
import { addRelease, holdSales } from '../modules/shop-page/store/margins'
import type { Sale } from '../types'
import { bookMargin, CURRENCY } from './book'

const PAGE = 200
const DAY_MS = 86_400_000

/** All shops, one after the other; one's trouble keeps no other waiting. @throws the first, after all */
export async function releaseMargins(container: MedusaContainer, now = new Date()): Promise<number> {
  const faults: unknown[] = []
  let released = 0
  for (const shop_id of await container.resolve(SHOP_PAGE).unsettledShops()) {
    try {
      if (await releaseOf(container, shop_id, now)) released += 1
    } catch (error) {
      const reason = (error as { message?: string } | null)?.message ?? 'unknown'
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`margins of ${shop_id} not released: ${reason}`)
      faults.push(error)
    }
  }
  if (faults.length) throw faults[0]
  return released
}

/**
 * One posting for all of a shop's sales that are over. What buyers got back after it was released comes off the same posting;
 * where that is more, it comes out of the deposit as far as that reaches, and waits for the next sales beyond it.
 * @returns whether anything moved
 */
export async function releaseOf(container: MedusaContainer, shop_id: string, now: Date): Promise<boolean> {
  const pages = container.resolve(SHOP_PAGE)
  const over: string[] = []
  for (let after = ''; ;) {
    const sales = await pages.unsettledOf(shop_id, PAGE, after)
    // Asked before it is booked: what a bank gives back in between is either booked, or still asked about.
    const disputed = await readDisputed(
      container,
      pages.disputes,
      sales.map(({ order_id }) => order_id),
    )
    for (const { order_id } of sales) await bookMargin(container, order_id)
    over.push(...(await whichAreOver(container, sales, disputed, now)))
    if (sales.length < PAGE) break
    after = sales[sales.length - 1].order_id
  }
  if (!over.length) return false
  const amount_fen = await pages.within((trx) => writeRelease(container, trx, shop_id, over))
  if (amount_fen && amount_fen > 0) {
    const filled = { owner_type: 'shop', owner_id: shop_id }
    await container.resolve(Modules.EVENT_BUS).emit({ name: DEPOSIT_FILLED, data: filled })
  }
  return amount_fen !== null
}

/** @returns what went into the deposit (below zero: out of it); null where nothing moved */
async function writeRelease(
  container: MedusaContainer,
  trx: Knex.Transaction,
  shop_id: string,
  over: string[],
): Promise<number | null> {
  const ledger = container.resolve(LEDGER)
  const owner = { owner_type: 'shop', owner_id: shop_id }
  const [deposit, margin] = await ledger.ensureAccounts(
    [partnerDeposit(owner, CURRENCY), shopMargin(owner, CURRENCY)],
    trx,
  )
  const { rows } = await trx.raw<{ rows: { left: string }[] }>(
    'select -balance_fen as left from ledger_balance where account_id = ? for update',
    [deposit.id],
  )
  const lines = splitRelease(await holdSales(trx, over), Number(rows[0]?.left ?? 0))
  if (!lines.length) return null
  const amount_fen = lines.reduce((sum, line) => sum + line.amount_fen, 0)
  const release = { id: generateEntityId(undefined, 'hrel'), shop_id, amount_fen }
  await addRelease(trx, release, lines)
  if (amount_fen === 0) return 0
  await ledger.postBatch(
    [
      {
        ...{
          idempotency_key: `margin-release:${release.id}`,
          reference_type: 'hosted_release',
          reference_id: release.id,
        },
        description: `主页 ${lines.length} 单`,
        ...{ kind: amount_fen > 0 ? 'margin_released' : 'margin_recovered', currency: CURRENCY },
        effective_at: new Date(),
        entries: [
          { account_id: margin.id, amount_fen },
          { account_id: deposit.id, amount_fen: -amount_fen },
        ],
      },
    ],
    trx,
  )
  return amount_fen
}

/** By sale what moves: everything, or of what is owed to us so much as the others and the deposit bear. */
export function splitRelease(
  sales: Pick<Sale, 'order_id' | 'earned_fen' | 'released_fen'>[],
  left_fen: number,
): { order_id: string; amount_fen: number }[] {
  const moves = sales.map(({ order_id, earned_fen, released_fen }) => ({ order_id, fen: earned_fen - released_fen }))
  let bears_fen = moves.reduce((sum, { fen }) => sum + Math.max(0, fen), 0) + Math.max(0, left_fen)
  return moves
    .map(({ order_id, fen }) => {
      const amount_fen = fen >= 0 ? fen : -Math.min(-fen, bears_fen)
      if (fen < 0) bears_fen += amount_fen
      return { order_id, amount_fen: amount_fen || 0 }
    })
    .filter(({ amount_fen }) => amount_fen !== 0)
}

type Order = {
  id: string
  items?: { id: string; detail?: { quantity: number; delivered_quantity: number } }[]
  fulfillments?: { delivered_at: string | null; canceled_at: string | null }[]
}

/** Those that came whole and whose days are over, with no claim and no dispute open; and those of which more was released than is earned. */
async function whichAreOver(
  container: MedusaContainer,
  sales: Sale[],
  disputed: Map<string, Disputed>,
  now: Date,
): Promise<string[]> {
  if (!sales.length) return []
  const { hold_days, paid_back } = container.resolve(SHOP_PAGE)
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [
      ...['id', 'items.id', 'items.detail.quantity', 'items.detail.delivered_quantity'],
      ...['fulfillments.delivered_at', 'fulfillments.canceled_at'],
    ],
    filters: { id: sales.map(({ order_id }) => order_id) },
  })
  const orders = new Map((data as unknown as Order[]).map((order) => [order.id, order]))
  const lineIds = [...orders.values()].flatMap(({ items = [] }) => items.map(({ id }) => id))
  const back = await Promise.all(paid_back.map((key) => readPaidBack(container, key, lineIds)))
  const piecesOf = (id: string, of: 'settled' | 'undecided') =>
    back.reduce((sum, lines) => sum + (lines.get(id)?.[of] ?? 0), 0)
  return sales.flatMap(({ order_id, earned_fen, released_fen }) => {
    if (earned_fen < released_fen) return order_id
    if (disputed.get(order_id)?.open) return []
    const { items = [], fulfillments = [] } = orders.get(order_id) ?? {}
    const parcels = fulfillments.filter(({ canceled_at }) => !canceled_at)
    if (!parcels.length || parcels.some(({ delivered_at }) => !delivered_at)) return []
    if (items.some(({ id }) => piecesOf(id, 'undecided') > 0)) return []
    const open = items.some(
      ({ id, detail }) =>
        Number(detail?.quantity ?? 0) - Number(detail?.delivered_quantity ?? 0) - piecesOf(id, 'settled') > 0,
    )
    const last = Math.max(...parcels.map(({ delivered_at }) => new Date(delivered_at ?? 0).getTime()))
    return open || last + hold_days * DAY_MS > now.getTime() ? [] : order_id
  })
}
