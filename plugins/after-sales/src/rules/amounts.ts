/** What a claim is worth, from what was paid for its lines: discounts are in, and parts add up to the whole. */
export type PaidLine = {
  bought: number
  /** What the buyer paid for all pieces of the line, after discounts. */
  paid_fen: number
  claimed_before: number
  claimed_before_fen: number
  quantity: number
}

/**
 * The share of a line's next pieces: the share of all pieces claimed so far, rounded, less what earlier claims got. So
 * several claims over one line come to exactly what was paid: 100 fen for 3 pieces go back as 33, 34, 33.
 * @returns whole fen, never negative
 */
export function shareOf({ bought, paid_fen, claimed_before, claimed_before_fen, quantity }: PaidLine): number {
  const upTo = Math.min(claimed_before + quantity, bought)
  const due = upTo === bought ? paid_fen : Math.round((paid_fen * upTo) / bought)
  return Math.max(0, due - claimed_before_fen)
}

/**
 * Outbound freight goes back once, and only when nothing of the order stays with the buyer: then the whole contract is
 * undone. The way back is paid by the buyer where no reason is given (消费者权益保护法 §25, 暂行办法 §18). The shop could
 * by §18 deduct freight it had waived above a threshold; it does not.
 */
export const freightBack = (input: { everything: boolean; freight_fen: number; given_before_fen: number }): number =>
  input.everything ? Math.max(0, input.freight_fen - input.given_before_fen) : 0
