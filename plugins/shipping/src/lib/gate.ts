import type { MedusaContainer } from '@medusajs/framework/types'
import { heldBack, type ParcelRefusal } from '../errors'
import { SHIPPING } from '../modules/shipping'

/** Why goods must stay, in words for staff. */
type Refused = { code: string; message: string }

/** packing: goods go into a parcel; leaving: a parcel packed before goes to the carrier. */
export type ParcelQuestion = { order_id: string; line_item_ids: string[]; stage: 'packing' | 'leaving' }

/** Whoever knows which goods must stay: option `gate` names it in the container. */
type Gate = {
  reasonAgainstParcel(container: MedusaContainer, parcel: ParcelQuestion): Promise<Refused | null>
  /** What a parcel that came to nothing met: goods that were there a moment ago; null for anything else. */
  explainFailure(error: unknown): Refused | null
}

/** Asked under the parcels' lock. Without a gate everything paid may leave. */
export async function refusedByGate(container: MedusaContainer, parcel: ParcelQuestion): Promise<ParcelRefusal | null> {
  const key = container.resolve(SHIPPING).gate
  const refused = key ? await container.resolve<Gate>(key).reasonAgainstParcel(container, parcel) : null
  return refused && heldBack(refused)
}

/** Why packing failed, where the gate knows it. */
export function failedAtGate(container: MedusaContainer, error: unknown): ParcelRefusal | null {
  const key = container.resolve(SHIPPING).gate
  const refused = key ? container.resolve<Gate>(key).explainFailure(error) : null
  return refused && heldBack(refused)
}
