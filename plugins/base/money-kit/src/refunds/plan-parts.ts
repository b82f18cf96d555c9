/** A payment of an order, with what it still holds and what it gave back for one note already. */
export type HeldPayment = {
  id: string
  left_fen: number
  refund_id: string | null
  back_fen: number
  back_freight_fen: number
}
type Due = { amount_fen: number; freight_fen?: number; first?: string | null }
export type Part = { payment_id: string; amount_fen: number; freight_fen: number }

/**
 * Which payments give what is still open: `first`, then the fullest. Each gives once for a note, and never more than it
 * holds; carriage goes with the first parts.
 */
export function planParts(payments: HeldPayment[], { amount_fen, freight_fen = 0, first }: Due): Part[] {
  let open_fen = amount_fen - payments.reduce((sum, { back_fen }) => sum + back_fen, 0)
  let freight_open_fen = freight_fen - payments.reduce((sum, { back_freight_fen }) => sum + back_freight_fen, 0)
  const parts: Part[] = []
  const order = payments
    .filter(({ refund_id, left_fen }) => !refund_id && left_fen > 0)
    .sort(
      (a, b) => Number(b.id === first) - Number(a.id === first) || b.left_fen - a.left_fen || (a.id < b.id ? -1 : 1),
    )
  for (const { id, left_fen } of order) {
    const part_fen = Math.min(open_fen, left_fen)
    if (part_fen <= 0) break
    const part_freight_fen = Math.min(Math.max(freight_open_fen, 0), part_fen)
    parts.push({ payment_id: id, amount_fen: part_fen, freight_fen: part_freight_fen })
    open_fen -= part_fen
    freight_open_fen -= part_freight_fen
  }
  return parts
}
