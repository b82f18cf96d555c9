import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { LOT } from '../modules/lot'
import { LOT_SHIPPED } from '../workflows/events'

type Fulfillment = {
  id: string
  location_id: string
  canceled_at: string | null
  items: { line_item_id: string | null; inventory_item_id: string | null; quantity: number }[]
  order?: { id: string } | null
}

/** Joins what left the shelves for a parcel with the lots it was taken from. Idempotent. */
export async function tieFulfillments(container: MedusaContainer, ids: string[]): Promise<void> {
  if (!ids.length) return
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'fulfillment',
    fields: ['id', 'location_id', 'canceled_at', 'items.*', 'order.id'],
    filters: { id: ids },
  })
  for (const { id, location_id, items, order } of data as unknown as Fulfillment[]) {
    if (!order) continue
    const lines = items.flatMap(({ line_item_id, inventory_item_id, quantity }) =>
      line_item_id && inventory_item_id ? [{ line_item_id, inventory_item_id, quantity: Number(quantity) }] : [],
    )
    const lots = await container
      .resolve(LOT)
      .tieShipment({ order_id: order.id, fulfillment_id: id, location_id, lines })
    if (!lots.length) continue
    await container
      .resolve(Modules.EVENT_BUS)
      .emit(lots.map((lot) => ({ name: LOT_SHIPPED, data: { id: lot, order_id: order.id, fulfillment_id: id } })))
  }
}
