/** One waybill is one box to one person, and goods go the way their buyer chose: what is unusual is asked for first. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { Carrier } from '../carriers'
import * as refusals from '../errors'
import { SHIPPING } from '../modules/shipping'
import type { PackingOrder } from '../parcels'

/**
 * Why a number does not go on a parcel of this order; null where it may. The database holds the same, for two at once.
 * @param same_box whoever packs said that orders of one recipient lie in one box
 */
export async function refuseWaybill(
  container: MedusaContainer,
  asked: { order_id: string; tracking_number: string; same_box?: boolean },
): Promise<refusals.ParcelRefusal | null> {
  const { order_id, tracking_number } = asked
  const taken = await container.resolve(SHIPPING).waybillTaken(tracking_number, order_id)
  if (!taken || (taken.same_recipient && asked.same_box)) return null
  const parcel = await container
    .resolve(Modules.FULFILLMENT)
    .retrieveFulfillment(taken.fulfillment_id, { select: ['id', 'metadata', 'shipped_at'] })
  const carrier = parcel.metadata?.carrier_name
  const where = {
    ...{ tracking_number, order: taken.display_id, carrier: typeof carrier === 'string' ? carrier : '' },
    day: parcel.shipped_at ? beijingDay(new Date(parcel.shipped_at)) : null,
  }
  return taken.same_recipient ? refusals.sameBox(where) : refusals.waybillTaken(where)
}

const beijingDay = (at: Date) => at.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })

/** Why goods do not go this way; null where they may. @param other_way whoever packs said that they shall */
export function refuseWay(
  order: Pick<PackingOrder, 'pickup' | 'has_address'>,
  carrier: Pick<Carrier, 'kind'>,
  other_way = false,
): refusals.ParcelRefusal | null {
  const collected = carrier.kind === 'pickup'
  if (order.pickup === collected) return null
  if (!collected && !order.has_address) return refusals.noAddress()
  return other_way ? null : refusals.otherWay(order.pickup)
}
