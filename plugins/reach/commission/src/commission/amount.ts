/** How much a line earns: the one sum that is booked, shown and simulated. */

/** What counted for a line when its order was placed; rates in basis points, the cap in fen for each piece. */
export type LineTerms = {
  quantity: number
  paid_fen: number
  rate_bps: number
  limit_bps: number
  cap_fen: number | null
}

/** Whole fen, rounded down. @param gone_fen what of its price went back, not rounded */
export function earnedOf({ quantity, paid_fen, rate_bps, limit_bps, cap_fen }: LineTerms, gone_fen = 0): number {
  const left_fen = Math.max(0, paid_fen - gone_fen)
  const byRate = (left_fen * Math.min(rate_bps, limit_bps)) / 10_000
  const byCap = cap_fen === null ? byRate : (cap_fen * quantity * left_fen) / paid_fen
  // A third of a fen may be off by less than anybody counts: 342 must not become 341.999….
  return Math.floor(Math.min(byRate, byCap) + 1e-6)
}
