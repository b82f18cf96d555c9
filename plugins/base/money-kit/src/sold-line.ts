/** A line as it was sold: Medusa takes goods it took back off a line's totals, while the line keeps its quantity. */
import { MathBN } from '@medusajs/framework/utils'
import { toFen } from './fen'

export type LineRow = {
  quantity: number
  unit_price: number
  total?: number | null
  original_total?: number | null
  discount_total?: number | null
  detail?: {
    return_requested_quantity?: number | null
    return_received_quantity?: number | null
    return_dismissed_quantity?: number | null
  } | null
}
export type SoldLine = {
  quantity: number
  /** Pieces that Medusa's own returns, exchanges and claims took back, or wait for. */
  taken_back: number
  awaited: number
  /** Of all pieces sold, also of those that came back since. */
  original_fen: number
  discount_fen: number
  paid_fen: number
}

/** What `soldLine` asks of an order; without a total of the order itself, Medusa counts none of its lines. */
export const SOLD_LINE_FIELDS = [
  ...['total', 'items.*', 'items.total', 'items.original_total', 'items.discount_total'],
  ...['requested', 'received', 'dismissed'].map((step) => `items.detail.return_${step}_quantity`),
]

export function soldLine({ quantity, unit_price, total, original_total, discount_total, detail }: LineRow): SoldLine {
  const sold = Number(quantity)
  const taken_back = Number(detail?.return_received_quantity ?? 0) + Number(detail?.return_dismissed_quantity ?? 0)
  const left = sold - taken_back
  const whole = (yuan: number | null | undefined) =>
    // Of three pieces at 100 fen two are 66.666…: rounded before it is drawn up, the three would come to 101.
    left > 0 ? toFen(MathBN.div(MathBN.mult(yuan ?? 0, sold), left)) : Math.round(toFen(unit_price) * sold)
  const original_fen = whole(original_total)
  // Of a line that came back to its last piece, Medusa remembers no discount.
  const paid_fen = left > 0 ? whole(total) : original_fen
  return {
    ...{ quantity: sold, taken_back, awaited: Number(detail?.return_requested_quantity ?? 0) },
    ...{ original_fen, paid_fen, discount_fen: left > 0 ? whole(discount_total) : 0 },
  }
}
