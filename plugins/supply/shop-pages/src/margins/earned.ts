/** What of a sale's margin is earned, by what stands in the book and what is known of its lines; whole fen. */
import { goneOf } from '@shanzhen/money-kit/line-money'
import type { SaleLine } from '../types'

export type MoneyOfSale = {
  /** As far as they are of the order yet. */
  lines: Pick<SaleLine, 'line_item_id' | 'paid_fen' | 'margin_fen'>[]
  /** Goods' money that came in, and that went back. */
  captured_fen: number
  refunded_fen: number
  /** By line: what went back for pieces of it, as far as somebody says for which. */
  back: Map<string, number>
  /** By line: what its pieces are worth that came back by Medusa's own return; the money follows, and names no line. */
  returned?: Map<string, number>
}

/**
 * Nothing until all goods are paid. Each line gives back the part of its margin that went back of its price; all of a line gives
 * back all of its margin, to the fen.
 */
export function earnedOf({ lines, back, returned = new Map(), ...goods }: MoneyOfSale): number {
  const gone = goneOf({ lines, back, returned }, goods)
  if (!gone) return 0
  return lines.reduce(
    (sum, { paid_fen, margin_fen }, i) => sum + margin_fen - Math.round((margin_fen * gone[i]) / paid_fen),
    0,
  )
}
