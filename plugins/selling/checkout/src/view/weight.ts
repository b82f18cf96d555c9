import type { OrderCorrections } from '@shanzhen/ports/types'
import type { OrderLineView, RefundReason, Weighed } from '../types'
import type { OrderRow } from './load-order'

/** What a line of variable weight was sold by, and what its pieces weighed; null for everything sold by the piece. */
export function weightOf(
  { id, metadata }: { id: string; metadata?: Record<string, unknown> | null },
  corrections: OrderCorrections | undefined,
): OrderLineView['weight'] {
  if (metadata?.variable_weight !== true) return null
  const weighed = (corrections?.lines ?? [])
    .filter(({ line_item_id }) => line_item_id === id)
    .reduce<Weighed | null>(
      (sum, line) => ({
        quantity: (sum?.quantity ?? 0) + line.quantity,
        nominal_g: (sum?.nominal_g ?? 0) + line.nominal_g,
        actual_g: (sum?.actual_g ?? 0) + line.actual_g,
        back_fen: (sum?.back_fen ?? 0) + line.back_fen,
      }),
      null,
    )
  return { nominal_g: Number(metadata.weight_g), weighed }
}

/** Only what is weighed is ever corrected: all other orders are read without asking. */
export const isWeighed = ({ items }: OrderRow): boolean =>
  (items ?? []).some(({ metadata }) => metadata?.variable_weight === true)

/** Why money went back, where whoever made the refund said so. */
export function reasonOf({ metadata }: { metadata?: Record<string, unknown> | null }): RefundReason | null {
  const reason = metadata?.reason
  return reason === 'weight' || reason === 'excess' ? reason : null
}
