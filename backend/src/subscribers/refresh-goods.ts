import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { CERTIFICATE_CHANGED, GOOD_CHANGED, PRODUCER_CHANGED } from '@shanzhen/producers/workflows/events'
import {
  LOT_ADJUSTED,
  LOT_EXPIRED,
  LOT_INSPECTED,
  LOT_RECALLED,
  LOT_RECEIVED,
  LOT_REJECTED,
  LOT_RELEASED,
  LOT_TRANSFORMED,
} from '@shanzhen/lots/workflows/events'
import type { ChangeKind } from '../catalogue/changes'
import { rebuildSoon, refreshSoon } from '../catalogue/refresh'

/** What staff change about a good is in the search within a moment. */
const KINDS: Record<string, ChangeKind> = {
  'product.created': 'product',
  'product.updated': 'product',
  'product.deleted': 'product',
  [GOOD_CHANGED]: 'product',
  'product-variant.created': 'variant',
  'product-variant.updated': 'variant',
  'product-variant.deleted': 'variant',
  'pricing.price.created': 'price',
  'pricing.price.updated': 'price',
  'pricing.price.deleted': 'price',
  [PRODUCER_CHANGED]: 'producer',
  [CERTIFICATE_CHANGED]: 'certificate',
  [LOT_RECEIVED]: 'lot',
  [LOT_REJECTED]: 'lot',
  [LOT_ADJUSTED]: 'lot',
  [LOT_RELEASED]: 'lot',
  [LOT_TRANSFORMED]: 'lot',
  [LOT_RECALLED]: 'lot',
  [LOT_EXPIRED]: 'lot',
  [LOT_INSPECTED]: 'lot',
}
/** These touch many products at once. */
const WIDE_EVENTS = [
  'product-category.created',
  'product-category.updated',
  'product-category.deleted',
  'pricing.price-list.created',
  'pricing.price-list.updated',
  'pricing.price-list.deleted',
]
const SOON_MS = 150

export default async function refreshGoods({ event, container }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  if (WIDE_EVENTS.includes(event.name)) return rebuildSoon(container)
  const ids = [event.data].flat().map(({ id }) => id)
  refreshSoon(container, KINDS[event.name], ids, SOON_MS)
}

export const config: SubscriberConfig = {
  event: [...Object.keys(KINDS), ...WIDE_EVENTS],
  context: { subscriberId: 'refresh-goods' },
}
