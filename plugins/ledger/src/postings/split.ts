/** How an order's money divides into goods and freight, to the fen; whatever the parts, they add up to the whole. */
export type OrderMoney = { total_fen: number; freight_fen: number }
export type Part = { goods_fen: number; freight_fen: number }

/**
 * Money that comes in: freight takes its proportion, measured on all that has come in, so that several payments together
 * hold exactly the order's freight.
 */
export function splitCapture({ total_fen, freight_fen }: OrderMoney, before_fen: number, amount_fen: number): Part {
  const freightOf = (paid_fen: number) =>
    total_fen > 0 ? Math.round((Math.min(paid_fen, total_fen) * freight_fen) / total_fen) : 0
  const freight = freightOf(before_fen + amount_fen) - freightOf(before_fen)
  return { goods_fen: amount_fen - freight, freight_fen: freight }
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
