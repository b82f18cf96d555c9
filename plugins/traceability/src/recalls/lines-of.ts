import type { MedusaContainer } from '@medusajs/framework/types'
import type { AffectedLine } from '../lot-types'
import { LOT } from '../modules/lot'

/** What of these lots went to buyers and has not come back; before anything is recalled. */
export async function linesOf(container: MedusaContainer, lot_ids: string[]): Promise<AffectedLine[]> {
  const lots = container.resolve(LOT)
  const lines = new Map<string, AffectedLine>()
  for (const lot_id of lot_ids) {
    for (const { reason, delta, order_id, line_item_id, fulfillment_id } of await lots.movements({ lot_id })) {
      if ((reason !== 'ship' && reason !== 'return') || !order_id || !line_item_id || !fulfillment_id) continue
      const key = [lot_id, line_item_id, fulfillment_id].join()
      const line = lines.get(key) ?? { lot_id, order_id, line_item_id, fulfillment_id, quantity: 0 }
      line.quantity -= delta
      lines.set(key, line)
    }
  }
  return [...lines.values()].filter(({ quantity }) => quantity > 0)
}
