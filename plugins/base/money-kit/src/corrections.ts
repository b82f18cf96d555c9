import type { MedusaContainer } from '@medusajs/framework/types'
import type { Corrections, OrderCorrections } from '@shanzhen/ports/types'

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
