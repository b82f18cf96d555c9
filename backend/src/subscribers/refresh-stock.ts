import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { ChangeKind } from '../catalogue/changes'
import { refreshSoon } from '../catalogue/refresh'

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
}
const SOON_MS = 2000

export default async function refreshStock({ event, container }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  const ids = [event.data].flat().map(({ id }) => id)
  refreshSoon(container, KINDS[event.name], ids, SOON_MS)
}

export const config: SubscriberConfig = {
  event: Object.keys(KINDS),
  context: { subscriberId: 'refresh-stock' },
}
