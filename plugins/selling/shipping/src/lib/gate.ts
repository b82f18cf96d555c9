import type { MedusaContainer } from '@medusajs/framework/types'
import type { ParcelGate, ParcelQuestion } from '@shanzhen/ports/types'
import { heldBack, type ParcelRefusal } from '../errors'
import { SHIPPING } from '../modules/shipping'
import type { ParcelView } from '../types'

const gatesOf = (container: MedusaContainer) =>
  container.resolve(SHIPPING).gates.map((key) => container.resolve<ParcelGate>(key))

/** Asked under the parcels' lock: the first that objects. Without a gate everything paid may leave. */
export async function refusedByGate(container: MedusaContainer, parcel: ParcelQuestion): Promise<ParcelRefusal | null> {
  for (const gate of gatesOf(container)) {
    const refused = await gate.reasonAgainstParcel(container, parcel)
    if (refused) return heldBack(refused)
  }
  return null
}

/** The same of a parcel that is said to have arrived. */
export const refusedArrival = (container: MedusaContainer, order_id: string, parcel: ParcelView) => {
  const line_item_ids = parcel.lines.map(({ line_item_id }) => line_item_id)
  return refusedByGate(container, { order_id, line_item_ids, stage: 'arriving', fulfillment_id: parcel.id })
}

/** Why packing failed, where a gate knows it. */
export function failedAtGate(container: MedusaContainer, error: unknown): ParcelRefusal | null {
  for (const gate of gatesOf(container)) {
    const refused = gate.explainFailure?.(error)
    if (refused) return heldBack(refused)
  }
  return null
}
