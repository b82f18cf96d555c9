/** What a lot costs: whole fen from a price by the kilogram or the piece. */
export type Priced = { basis: 'kg' | 'piece'; unit_fen: number; net_g_per_piece: number | null }
export type Counted = { quantity_unit: 'piece' | 'g'; received_quantity: number; state: string }

/** Of a lot in these states nothing is owed: it never was, or went back. */
const NOTHING_OWED = ['voided', 'rejected']

/** Net grams that are paid for; null where it is counted by the piece. */
export const netGrams = ({ basis, net_g_per_piece }: Priced, lot: Counted): number | null =>
  basis === 'piece' ? null : lot.received_quantity * (lot.quantity_unit === 'g' ? 1 : (net_g_per_piece ?? 0))

/**
 * Rounded once, on the lot's whole net weight, half a fen up: 333 g at ¥80.00 a kilogram are 2664 fen, 12 g at ¥0.99 a kilogram are 1.
 * @returns whole fen, not below zero; exact beyond what a float holds
 */
export function costFen(price: Priced, lot: Counted): number {
  if (NOTHING_OWED.includes(lot.state)) return 0
  const grams = netGrams(price, lot)
  if (grams === null) return Number(BigInt(price.unit_fen) * BigInt(lot.received_quantity))
  return Number((BigInt(price.unit_fen) * BigInt(grams) + 500n) / 1000n)
}

/** `一级 12.5 公斤 × ¥80.00/公斤` */
export function costWords(price: Priced & { grade: string }, lot: Counted): string {
  const grams = netGrams(price, lot)
  const amount = grams === null ? `${lot.received_quantity} 件` : `${grams / 1000} 公斤`
  const unit = `¥${(price.unit_fen / 100).toFixed(2)}/${grams === null ? '件' : '公斤'}`
  return [price.grade, amount, '×', unit].filter(Boolean).join(' ')
}
