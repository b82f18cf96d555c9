/** How an order's money divides into goods and freight, to the fen; whatever the parts, they add up to the whole. */
export type OrderMoney = { total_fen: number; freight_fen: number }
export type Part = { goods_fen: number; freight_fen: number }

/** What of so much money of an order is freight: its proportion, and all of it once everything is there. */
const freightOf = ({ total_fen, freight_fen }: OrderMoney, paid_fen: number): number =>
  total_fen > 0 ? Math.round((Math.min(paid_fen, total_fen) * freight_fen) / total_fen) : 0

/**
 * Money that comes in. Freight is what all money so far holds of it, less what the book has already: an order to which
 * something was added was booked by another total before.
 */
export function splitCapture(sold: OrderMoney, booked: OrderMoney, amount_fen: number): Part {
  const missing = freightOf(sold, booked.total_fen + amount_fen) - booked.freight_fen
  const freight_fen = Math.max(0, Math.min(amount_fen, missing))
  return { goods_fen: amount_fen - freight_fen, freight_fen }
}

/**
 * What is to be moved from goods to freight (below zero: back), so that the book says of an order what the order says:
 * staff changed its carriage or goods after money had come. While something is due nothing is moved to freight, for the
 * next payment brings it; freight that was given back already stays as it came.
 */
export function freightFault(sold: OrderMoney, captured: OrderMoney, refunded: OrderMoney, due_fen: number): number {
  const complete = due_fen <= 0 || captured.total_fen >= sold.total_fen
  const right = Math.min(sold.freight_fen, complete ? captured.total_fen : captured.freight_fen)
  return Math.max(right, Math.min(refunded.freight_fen, captured.freight_fen)) - captured.freight_fen
}

/**
 * Money that goes back. Whoever refunds may say how much of it is carriage (`metadata.freight_fen` of Medusa's refund);
 * that stands as far as both are still there. Nobody said: goods first, freight only when nothing else is left.
 */
export function splitRefund(captured: OrderMoney, before: OrderMoney, amount_fen: number, said_fen?: number): Part {
  const freightLeft = Math.max(0, captured.freight_fen - before.freight_fen)
  const goodsLeft = Math.max(0, captured.total_fen - before.total_fen - freightLeft)
  const said = Number.isSafeInteger(said_fen) ? Math.max(0, Math.min(said_fen ?? 0, amount_fen, freightLeft)) : 0
  const goods_fen = Math.min(amount_fen - said, goodsLeft)
  const freight = Math.min(amount_fen - goods_fen, freightLeft)
  // More than the order cost came in and goes back: it was counted with the goods.
  return { goods_fen: amount_fen - freight, freight_fen: freight }
}
