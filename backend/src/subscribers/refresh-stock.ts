import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import type { ChangeKind } from '../catalogue/changes'
import { SOLD_COUNT } from '../modules/sold-count'
import type SoldCountService from '../modules/sold-count/service'
import { recountSoon, refreshSoon } from '../catalogue/refresh'

/** What is received, reserved, sold or given back changes what the shop promises and which goods sell best. */
const KINDS: Record<string, ChangeKind> = {
  'inventory.inventory-level.created': 'inventory_level',
  'inventory.inventory-level.updated': 'inventory_level',
  'inventory.inventory-level.deleted': 'inventory_level',
  'inventory.reservation-item.created': 'reservation',
  'inventory.reservation-item.updated': 'reservation',
  'inventory.reservation-item.deleted': 'reservation',
  'order.placed': 'order',
  'order.canceled': 'order',
  'order-edit.confirmed': 'order',
}
const SOON_MS = 2000

/** An edit names its order, everything else itself. */
type Told = { id: string; order_id?: undefined } | { id?: undefined; order_id: string }

export default async function refreshStock({ event, container }: SubscriberArgs<Told | Told[]>) {
  const ids = [event.data].flat().map(({ id, order_id }) => id ?? order_id)
  if (KINDS[event.name] !== 'order') return refreshSoon(container, KINDS[event.name], ids, SOON_MS)
  await counted.ask(ids, container)
  recountSoon(container, ids)
}

/** Orders that came in the same moment are counted together. */
const counted = new Gathered(async (ids: string[], container: MedusaContainer) => {
  await container.resolve<SoldCountService>(SOLD_COUNT).recount(ids)
  return new Map(ids.map((id) => [id, true]))
})

export const config: SubscriberConfig = {
  event: Object.keys(KINDS),
  context: { subscriberId: 'refresh-stock' },
}
