/** What of a sale's margin is earned, by what stands in the book and what is known of its lines; whole fen. */
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
 * Nothing until all goods are paid. Each line gives back the part of its margin that went back of its price; what went back
 * without a line being named is first for pieces that came back by Medusa's own return, then comes off all lines alike, after what was paid beyond the sale (goods that staff added). All
 * of a line gives back all of its margin, to the fen.
 */
export function earnedOf({ lines, captured_fen, refunded_fen, back, returned = new Map() }: MoneyOfSale): number {
  const goods_fen = lines.reduce((sum, { paid_fen }) => sum + paid_fen, 0)
  if (captured_fen < goods_fen) return 0
  const named = lines.map((line) => Math.max(0, Math.min(line.paid_fen, back.get(line.line_item_id) ?? 0)))
  const known_fen = named.reduce((sum, fen) => sum + fen, 0)
  // What is on its way has not come off the book yet.
  const there = known_fen > refunded_fen ? refunded_fen / known_fen : 1
  const beyond_fen = captured_fen - goods_fen
  const unnamed_fen = Math.max(0, refunded_fen - known_fen)
  const came = lines.map((line, i) =>
    Math.max(0, Math.min(line.paid_fen - named[i], returned.get(line.line_item_id) ?? 0)),
  )
  const came_fen = came.reduce((sum, fen) => sum + fen, 0)
  const paid = came_fen > 0 ? Math.min(1, unnamed_fen / came_fen) : 0
  const rest_fen = Math.max(0, unnamed_fen - came_fen - beyond_fen)
  const left_fen = goods_fen - known_fen - came_fen
  const share = left_fen > 0 ? Math.min(1, rest_fen / left_fen) : 0
  return lines.reduce((sum, { paid_fen, margin_fen }, i) => {
    const gone = named[i] * there + came[i] * paid + (paid_fen - named[i] - came[i]) * share
    return sum + margin_fen - Math.round((margin_fen * Math.min(gone, paid_fen)) / paid_fen)
  }, 0)
}
