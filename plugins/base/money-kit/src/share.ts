/** What some pieces of an order line are worth, from what was paid for the line: discounts are in. */
export type PaidLine = {
  bought: number
  /** What the buyer paid for all pieces of the line, after discounts. */
  paid_fen: number
  /** Pieces whose share was taken before, and what they came to. */
  before: number
  before_fen: number
  quantity: number
}

/**
 * The share of a line's next pieces: the share of all pieces so far, rounded, less what earlier pieces got. So several
 * parts of one line come to exactly what was paid: 100 fen for 3 pieces are 33, 34, 33.
 * @returns whole fen, never negative
 */
export function shareOf({ bought, paid_fen, before, before_fen, quantity }: PaidLine): number {
  const upTo = Math.min(before + quantity, bought)
  const due = upTo === bought ? paid_fen : Math.round((paid_fen * upTo) / bought)
  return Math.max(0, due - before_fen)
}
