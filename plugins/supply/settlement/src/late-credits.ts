/** 延误补偿: an order of a small shop that left later than was promised brings its shop a sum by itself, once. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { lateCredits, partnerDeposit } from '@shanzhen/ledger/postings/chart'
import type { ParcelGate } from '@shanzhen/ports/types'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import type { ShopOrderRow } from '@shanzhen/shop-orders/types'
import { SETTLEMENT } from './modules/settlement'
import { keepVerdict } from './modules/settlement/store/late'
import type { LateVerdict } from './types'

const CURRENCY = 'cny'
const PAGE = 200
type Parcel = {
  shipped_at: string | null
  canceled_at: string | null
  items?: { quantity: number; line_item_id: string | null }[]
}
type Order = {
  id: string
  status: string
  items?: { id: string; metadata?: Record<string, unknown> | null; detail?: { quantity: number } }[]
  fulfillments?: Parcel[]
}

/** What goods at supply price bring where they are late, whole fen: a part of them, within its bounds. */
export function lateCreditFen(
  goods_fen: number,
  { bps, least_fen, most_fen }: { bps: number; least_fen: number; most_fen: number },
): number {
  return Math.min(most_fen, Math.max(least_fen, Math.floor((goods_fen * bps) / 10_000)), goods_fen)
}

/** Each order whose time is over, decided once; one that cannot be judged keeps no other waiting. @throws the first fault, after all */
export async function creditLate(container: MedusaContainer, now = new Date()): Promise<number> {
  const shop_orders = container.resolve(SHOP_ORDER)
  const settlement = container.resolve(SETTLEMENT)
  let credited = 0
  const faults: unknown[] = []
  const decide = async (row: ShopOrderRow, order: Order | undefined) => {
    try {
      if (!order) throw new Error(`no order ${row.order_id}`)
      const verdict = await judge(container, row, order)
      if (await settle(container, row, verdict)) credited += verdict.verdict === 'credited' ? 1 : 0
      await settlement.endFault(row.id)
    } catch (error) {
      faults.push(error)
      const why = (error as { message?: string } | null)?.message ?? 'unknown'
      await settlement.keepFault({ shop_order_id: row.id, ship_by: new Date(row.ship_by ?? 0), why })
    }
  }
  // Those that could not be judged, however long ago: what follows looks a day behind the last decision alone.
  for (let left: { since: Date; id: string } | null = null; ;) {
    const kept = await settlement.faultsOf(left, PAGE)
    const rows = await shop_orders.listShopOrders(
      { id: kept.map(({ shop_order_id }) => shop_order_id) },
      { take: PAGE },
    )
    const known = rows as unknown as ShopOrderRow[]
    const orders = await readOrders(
      container,
      known.flatMap(({ order_id }) => order_id ?? []),
    )
    const undecided = await settlement.undecidedOf(known.map(({ id }) => id))
    for (const row of known) {
      if (undecided.has(row.id)) await decide(row, orders.get(row.order_id ?? ''))
      else await settlement.endFault(row.id)
    }
    const last = kept.at(-1)
    if (kept.length < PAGE || !last) break
    left = { since: last.since, id: last.shop_order_id }
  }
  let after = { ship_by: await settlement.lateSince(), id: '' }
  for (;;) {
    const due = await shop_orders.dueBefore(now, PAGE, after)
    const undecided = await settlement.undecidedOf(due.map(({ id }) => id))
    const orders = await readOrders(
      container,
      due.flatMap(({ id, order_id }) => (undecided.has(id) && order_id ? order_id : [])),
    )
    for (const row of due) if (undecided.has(row.id)) await decide(row, orders.get(row.order_id ?? ''))
    const last = due.at(-1)
    if (due.length < PAGE || !last?.ship_by) break
    after = { ship_by: last.ship_by, id: last.id }
  }
  if (faults.length) throw faults[0]
  return credited
}

async function judge(container: MedusaContainer, row: ShopOrderRow, order: Order): Promise<LateVerdict> {
  const { id: shop_order_id, shop_id, goods_fen } = row
  const ship_by = new Date(row.ship_by ?? 0)
  const said = { shop_order_id, shop_id, ship_by, amount_fen: 0, reason: null }
  if (leftInTime(order, ship_by)) return { ...said, verdict: 'on_time' }
  const reason = order.status === 'canceled' ? '订单已取消' : await keptHere(container, order)
  if (reason) return { ...said, verdict: 'excused', reason }
  const amount_fen = lateCreditFen(goods_fen ?? 0, container.resolve(SETTLEMENT).late)
  if (amount_fen <= 0) return { ...said, verdict: 'excused', reason: '没有货款' }
  return { ...said, verdict: 'credited', amount_fen }
}

/** Every piece that is on the order now was with the carrier by then; what is sent once more was promised for no moment. */
function leftInTime({ items = [], fulfillments = [] }: Order, by: Date): boolean {
  const resent = new Set(items.filter(({ metadata }) => metadata?.resend_of).map(({ id }) => id))
  const promised = items.filter(({ id }) => !resent.has(id))
  const ordered = promised.reduce((sum, { detail }) => sum + Number(detail?.quantity ?? 0), 0)
  const left = fulfillments
    .filter(({ shipped_at, canceled_at }) => shipped_at && !canceled_at && new Date(shipped_at) <= by)
    .flatMap(({ items: packed = [] }) => packed.filter(({ line_item_id }) => !resent.has(line_item_id ?? '')))
    .reduce((sum, { quantity }) => sum + Number(quantity), 0)
  return left >= ordered
}

/** Why it stays here by somebody's will (a flag, a recall, a hold); null: nobody's. */
async function keptHere(container: MedusaContainer, { id: order_id, items = [] }: Order): Promise<string | null> {
  const parcel = { order_id, line_item_ids: items.map(({ id }) => id), stage: 'packing' as const }
  for (const key of container.resolve(SETTLEMENT).gates) {
    const refused = await container.resolve<ParcelGate>(key).reasonAgainstParcel(container, parcel)
    if (refused) return refused.message
  }
  return null
}

/** The verdict and its money in one commit. */
async function settle(container: MedusaContainer, row: ShopOrderRow, verdict: LateVerdict): Promise<boolean> {
  const ledger = container.resolve(LEDGER)
  const owner = { owner_type: 'shop', owner_id: row.shop_id }
  return container.resolve(SETTLEMENT).within(async (trx) => {
    if (!(await keepVerdict(trx, verdict))) return false
    const { amount_fen } = verdict
    if (!amount_fen) return true
    const [cost, deposit] = await ledger.ensureAccounts([lateCredits(CURRENCY), partnerDeposit(owner, CURRENCY)], trx)
    await ledger.postBatch(
      [
        {
          ...{ idempotency_key: `late:${row.id}`, kind: 'late_credited', description: row.number },
          ...{ reference_type: 'shop_order', reference_id: row.id, currency: CURRENCY, effective_at: new Date() },
          entries: [
            { account_id: cost.id, amount_fen },
            { account_id: deposit.id, amount_fen: -amount_fen },
          ],
        },
      ],
      trx,
    )
    return true
  })
}

async function readOrders(container: MedusaContainer, ids: string[]): Promise<Map<string, Order>> {
  if (!ids.length) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [
      ...['id', 'status', 'items.id', 'items.metadata', 'items.detail.quantity'],
      ...[
        'fulfillments.shipped_at',
        'fulfillments.canceled_at',
        'fulfillments.items.quantity',
        'fulfillments.items.line_item_id',
      ],
    ],
    filters: { id: ids },
  })
  return new Map((data as unknown as Order[]).map((order) => [order.id, order]))
}
