import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { LOT_RECALLED } from '@shanzhen/lots/workflows/events'
import { refreshSoon } from '../catalogue/refresh'

/** A lot was called back: lists and search show at once that its goods are gone. */
const SOON_MS = 100

export default async function stopSale({ event, container }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  const lots = await container.resolve(LOT).readLots([event.data].flat().map(({ id }) => id))
  const items = [...new Set(lots.flatMap(({ inventory_item_id }) => inventory_item_id ?? []))]
  if (!items.length) return
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ inventory_item_id: items }, { select: ['id'], take: 1000 })
  refreshSoon(
    container,
    'inventory_level',
    levels.map(({ id }) => id),
    SOON_MS,
  )
}

export const config: SubscriberConfig = { event: LOT_RECALLED, context: { subscriberId: 'stop-sale' } }
