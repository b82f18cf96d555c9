import type { MedusaContainer } from '@medusajs/framework/types'

/** Pieces of a line that were weighed when they were packed, and what of their price goes back for it. */
export type LineCorrection = {
  line_item_id: string
  quantity: number
  nominal_g: number
  actual_g: number
  back_fen: number
}
/** What of an order's price and carriage goes back because it turned out lighter than it was sold. */
export type OrderCorrections = {
  order_id: string
  lines: LineCorrection[]
  freight_fen: number
  /** Part of the above that is not on its way yet. */
  open_fen: number
}

/** Whoever weighs what is packed: a plugin's option `corrections` names it in the container. */
export type Corrections = { correctionsOf(order_ids: string[]): Promise<OrderCorrections[]> }

/** By order; without a `key` nothing is ever corrected. */
export async function readCorrections(
  container: MedusaContainer,
  key: string | undefined,
  order_ids: string[],
): Promise<Map<string, OrderCorrections>> {
  if (!key || !order_ids.length) return new Map()
  const found = await container.resolve<Corrections>(key).correctionsOf(order_ids)
  return new Map(found.map((corrections) => [corrections.order_id, corrections]))
}

/** What of a line's price goes back. */
export const backOf = (corrections: Pick<OrderCorrections, 'lines'> | undefined, line_item_id: string): number =>
  (corrections?.lines ?? [])
    .filter((line) => line.line_item_id === line_item_id)
    .reduce((sum, { back_fen }) => sum + back_fen, 0)
