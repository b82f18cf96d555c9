/** What a weighed parcel gives back: lighter goods their share of the price, and carriage that now counts less. */
import { shareOf } from '@shanzhen/money-kit/share'

/** How far a piece may be from what it is sold as; beyond that the scale was misread. */
const LEAST = 0.5
const MOST = 1.5

/** A line of an order; `nominal_g` is what one piece is sold as, null where it is not weighed. */
export type WeighedLine = { line_item_id: string; quantity: number; paid_fen: number; nominal_g: number | null }
export type Weighing = {
  line_item_id: string
  quantity: number
  nominal_g: number
  actual_g: number
  share_fen: number
  back_fen: number
}
export type WeighedParcel = {
  lines: Weighing[]
  goods_fen: number
  freight_fen: number
  freight_sold_fen: number | null
  freight_recounted_fen: number | null
}

/** Grams that are too far off for so many grams as sold. */
export const isAbsurd = (nominal_g: number, actual_g: number): boolean =>
  actual_g < nominal_g * LEAST || actual_g > nominal_g * MOST

/**
 * The share of missing grams in what was paid, rounded up for the buyer. Heavier goods cost nothing more.
 * @returns whole fen, 0 to `share_fen`
 */
export function backFor(share_fen: number, nominal_g: number, actual_g: number): number {
  const missing_g = BigInt(Math.max(0, nominal_g - actual_g))
  return Number((BigInt(share_fen) * missing_g + BigInt(nominal_g - 1)) / BigInt(nominal_g))
}

/** @param before what was weighed of this line in earlier parcels */
export function weighLine(
  line: WeighedLine & { nominal_g: number },
  before: Pick<Weighing, 'quantity' | 'share_fen'>[],
  { quantity, actual_g }: { quantity: number; actual_g: number },
): Weighing {
  const nominal_g = line.nominal_g * quantity
  const share_fen = shareOf({
    bought: line.quantity,
    paid_fen: line.paid_fen,
    before: before.reduce((sum, one) => sum + one.quantity, 0),
    before_fen: before.reduce((sum, one) => sum + one.share_fen, 0),
    quantity,
  })
  const back_fen = backFor(share_fen, nominal_g, actual_g)
  return { line_item_id: line.line_item_id, quantity, nominal_g, actual_g, share_fen, back_fen }
}

/** Grams that carriage is counted by: as weighed, heavier goods and those not packed yet as sold. */
export function freightGrams(line: WeighedLine & { nominal_g: number }, weighed: Weighing[]): number {
  const saved_g = weighed.reduce((sum, one) => sum + Math.max(0, one.nominal_g - one.actual_g), 0)
  return line.nominal_g * line.quantity - saved_g
}

/**
 * Carriage that goes back now: the part of what was paid by which it counts less by the real weight, rounded up for the
 * buyer, less what went back before. It never rises again, for no parcel makes an order heavier than it was sold.
 */
export function freightBackFor(freight: {
  paid_fen: number
  sold_fen: number
  recounted_fen: number
  before_fen: number
}): number {
  const { paid_fen, sold_fen, recounted_fen, before_fen } = freight
  if (sold_fen <= 0 || recounted_fen >= sold_fen) return 0
  const less_fen = BigInt(sold_fen - Math.max(0, recounted_fen))
  const due_fen = Number((BigInt(paid_fen) * less_fen + BigInt(sold_fen - 1)) / BigInt(sold_fen))
  return Math.max(0, due_fen - before_fen)
}
