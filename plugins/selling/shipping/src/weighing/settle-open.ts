import type { MedusaContainer } from '@medusajs/framework/types'
import { WEIGHING } from '../modules/weighing'
import { keepWeighings } from './keep'
import { trySettling } from './settle'

const LOOK_BACK_MS = 3 * 24 * 3_600_000

/** Of all parcels weighed before `before`. One parcel's trouble does not keep the others waiting. */
export async function settleOpenWeighings(container: MedusaContainer, before: Date): Promise<void> {
  await keepWeighings(container, { since: new Date(before.getTime() - LOOK_BACK_MS) })
  for await (const fulfillment_id of container.resolve(WEIGHING).unsettled(before))
    await trySettling(container, fulfillment_id)
}
