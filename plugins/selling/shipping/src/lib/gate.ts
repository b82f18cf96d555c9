import type { MedusaContainer } from '@medusajs/framework/types'
import { heldBack, type ParcelRefusal } from '../errors'
import { SHIPPING } from '../modules/shipping'

/** Why goods must stay, in words for staff. */
type Refused = { code: string; message: string }

/**
 * packing: goods go into a parcel; leaving: a parcel packed before goes to the carrier; unpacking: one that was written
 * down as sent never left.
 */
export type ParcelQuestion = {
  order_id: string
  line_item_ids: string[]
  stage: 'packing' | 'leaving' | 'unpacking'
  /** unpacking: the parcel, and by line how many pieces arrived in others and neither come nor came back. */
  fulfillment_id?: string
  elsewhere?: Record<string, number>
}

/** Whoever knows which goods must stay: option `gates` names it in the container. */
type Gate = {
  reasonAgainstParcel(container: MedusaContainer, parcel: ParcelQuestion): Promise<Refused | null>
  /** What a parcel that came to nothing met: goods that were there a moment ago; null for anything else. */
  explainFailure?(error: unknown): Refused | null
}

const gatesOf = (container: MedusaContainer) =>
  container.resolve(SHIPPING).gates.map((key) => container.resolve<Gate>(key))

/** Asked under the parcels' lock: the first that objects. Without a gate everything paid may leave. */
export async function refusedByGate(container: MedusaContainer, parcel: ParcelQuestion): Promise<ParcelRefusal | null> {
  for (const gate of gatesOf(container)) {
    const refused = await gate.reasonAgainstParcel(container, parcel)
    if (refused) return heldBack(refused)
  }
  return null
}

/** Why packing failed, where a gate knows it. */
export function failedAtGate(container: MedusaContainer, error: unknown): ParcelRefusal | null {
  for (const gate of gatesOf(container)) {
    const refused = gate.explainFailure?.(error)
    if (refused) return heldBack(refused)
  }
  return null
}
