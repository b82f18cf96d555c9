/** What an order is worth, what of that its buyer has paid, and what is still to move: the one count everybody asks. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MathBN } from '@medusajs/framework/utils'
import { toFen } from './fen'
import { type PaymentCollectionRow, readOrderMoney, readOrdersWithPayments } from './order-payments'
import { type LineRow, SOLD_LINE_FIELDS } from './sold-line'

export type OrderBalance = {
  order_id: string
  canceled: boolean
  currency_code: string
  /** What the order costs as it stands: edits, goods taken back and what was credited to its buyer are in. */
  worth_fen: number
  captured_fen: number
  refunded_fen: number
  /** What its buyer may still pay: not what goods on their way back are worth. */
  due_fen: number
  /** What was paid beyond its worth, and goes back. */
  excess_fen: number
  payments: { id: string; provider_id: string; captured_fen: number; refunded_fen: number }[]
}

type PaymentRow = {
  id: string
  provider_id: string
  captures?: { amount: number; created_by?: string | null }[]
  refunds?: { amount: number }[]
}
type Row = {
  id: string
  status: string
  currency_code: string
  summary?: { current_order_total?: number }
  items?: LineRow[]
  payment_collections?: { payments?: PaymentRow[] }[]
}

/** Of the order; its payments come with {@link readOrdersWithPayments}. */
export const BALANCE_FIELDS = ['id', 'status', 'currency_code', 'summary', ...SOLD_LINE_FIELDS]

/** Medusa's stand-in, which says "paid" to whoever asks; `markPaymentCollectionAsPaid` of the admin uses it too. */
export const isStandIn = (provider_id: string): boolean => provider_id.startsWith('pp_system_')

/** Money of a configured channel, or what a member of staff took in person and put their name to. */
export const isMoney = ({ provider_id, captures = [] }: PaymentRow): boolean =>
  !isStandIn(provider_id) || captures.some(({ created_by }) => created_by)

export async function readBalances(container: MedusaContainer, order_ids: string[]): Promise<OrderBalance[]> {
  return (await readMoney(container, order_ids)).map(balanceOf)
}

/** What {@link balanceOf} asks of orders, with all that stands open at providers; lines only of those that await goods. */
export async function readMoney(
  container: MedusaContainer,
  order_ids: string[],
): Promise<(Omit<Row, 'payment_collections'> & { payment_collections: PaymentCollectionRow[] })[]> {
  if (!order_ids.length) return []
  const rows = await readOrderMoney(container, order_ids)
  const awaiting = rows.filter(({ awaits_goods }) => awaits_goods).map(({ id }) => id)
  const whole = new Map(
    (await readOrdersWithPayments<Row>(container, awaiting, BALANCE_FIELDS)).map((row) => [row.id, row]),
  )
  return rows.map((row) => whole.get(row.id) ?? { ...row, summary: row.summary ?? undefined })
}

/** null where there is no such order. */
export const readBalance = async (container: MedusaContainer, order_id: string): Promise<OrderBalance | null> =>
  (await readBalances(container, [order_id]))[0] ?? null

export function balanceOf(row: Row): OrderBalance {
  const payments = (row.payment_collections ?? [])
    .flatMap((collection) => collection.payments ?? [])
    .filter(isMoney)
    .map(({ id, provider_id, captures, refunds }) => ({
      ...{ id, provider_id, captured_fen: sum(captures), refunded_fen: sum(refunds) },
    }))
  const captured_fen = payments.reduce((total, payment) => total + payment.captured_fen, 0)
  const refunded_fen = payments.reduce((total, payment) => total + payment.refunded_fen, 0)
  const worth = row.summary?.current_order_total ?? 0
  const worth_fen = toFen(worth)
  const kept_fen = captured_fen - refunded_fen
  return {
    ...{ order_id: row.id, canceled: row.status === 'canceled', currency_code: row.currency_code, payments },
    ...{ worth_fen, captured_fen, refunded_fen },
    due_fen: Math.max(0, toFen(MathBN.sub(worth, onTheWayBack(row))) - kept_fen),
    excess_fen: Math.max(0, kept_fen - worth_fen),
  }
}

/**
 * Decimal yuan of goods on their way back: Medusa takes them off an order's total only when they arrive, then with the
 * fractions of a fen that a share of a coupon has. Rounded once, after them, a buyer who paid is not asked for a fen more.
 */
const onTheWayBack = ({ items = [] }: Row) =>
  items.reduce((back, { quantity, total, detail }) => {
    const awaited = detail?.return_requested_quantity ?? 0
    const gone = MathBN.add(detail?.return_received_quantity ?? 0, detail?.return_dismissed_quantity ?? 0)
    const left = MathBN.sub(quantity, gone)
    return MathBN.gt(left, 0) ? MathBN.add(back, MathBN.div(MathBN.mult(total ?? 0, awaited), left)) : back
  }, MathBN.convert(0))

const sum = (rows: { amount: number }[] | undefined) =>
  (rows ?? []).reduce((total, row) => total + toFen(row.amount), 0)
