import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { Modules } from '@medusajs/framework/utils'
import { productsOfItems, refreshSoon } from '../catalogue/refresh'

/** What is received, reserved, sold or given back changes what the shop promises and which goods sell best. */
const LEVELS = [
  'inventory.inventory-level.created',
  'inventory.inventory-level.updated',
  'inventory.inventory-level.deleted',
]
const RESERVATIONS = [
  'inventory.reservation-item.created',
  'inventory.reservation-item.updated',
  'inventory.reservation-item.deleted',
]
const ORDERS = ['order.placed', 'order.canceled']
const SOON_MS = 1000

export default async function refreshStock({ event, container }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  const ids = [event.data].flat().map(({ id }) => id)
  if (ORDERS.includes(event.name)) {
    const orders = await container
      .resolve(Modules.ORDER)
      .listOrders({ id: ids }, { relations: ['items'], take: ids.length })
    return refreshSoon(
      container,
      orders.flatMap((order) => order.items?.flatMap((item) => item.product_id ?? []) ?? []),
      SOON_MS,
    )
  }
  const inventory = container.resolve(Modules.INVENTORY)
  const rows = LEVELS.includes(event.name)
    ? await inventory.listInventoryLevels({ id: ids }, { take: ids.length })
    : await inventory.listReservationItems({ id: ids }, { take: ids.length, withDeleted: true })
  const itemIds = rows.map((row) => row.inventory_item_id)
  refreshSoon(container, await productsOfItems(container, [...new Set(itemIds)]), SOON_MS)
}

export const config: SubscriberConfig = {
  event: [...LEVELS, ...RESERVATIONS, ...ORDERS],
  context: { subscriberId: 'refresh-stock' },
}
