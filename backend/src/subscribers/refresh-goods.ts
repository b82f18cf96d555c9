import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { GOOD_CHANGED, PRODUCER_CHANGED } from '@shanzhen/traceability/workflows/events'
import { productsOfVariants, rebuildSoon, refreshSoon } from '../catalogue/refresh'

/** What staff change about a good is in the search within a moment. */
const PRODUCT_EVENTS = ['product.created', 'product.updated', 'product.deleted', GOOD_CHANGED]
const VARIANT_EVENTS = ['product-variant.created', 'product-variant.updated', 'product-variant.deleted']
const WIDE_EVENTS = [
  'product-category.created',
  'product-category.updated',
  'product-category.deleted',
  'pricing.price-list.created',
  'pricing.price-list.updated',
  'pricing.price-list.deleted',
]
const PRICE_EVENTS = ['pricing.price.created', 'pricing.price.updated', 'pricing.price.deleted']
const SOON_MS = 150

export default async function refreshGoods({ event, container }: SubscriberArgs<{ id: string } | { id: string }[]>) {
  const ids = [event.data].flat().map(({ id }) => id)
  if (PRODUCT_EVENTS.includes(event.name)) return refreshSoon(container, ids, SOON_MS)
  if (VARIANT_EVENTS.includes(event.name)) {
    const products = await productsOfVariants(container, ids)
    return products.length ? refreshSoon(container, products, SOON_MS) : rebuildSoon(container)
  }
  if (event.name === PRODUCER_CHANGED)
    return refreshSoon(container, await productsOf(container, 'producer', ids), SOON_MS)
  if (PRICE_EVENTS.includes(event.name)) {
    const products = await productsOf(container, 'price', ids)
    return products.length ? refreshSoon(container, products, SOON_MS) : rebuildSoon(container)
  }
  rebuildSoon(container)
}

const PATHS = { producer: 'goods.product.id', price: 'price_set.variant.product_id' }

/** Products behind a producer or a price. */
async function productsOf(container: SubscriberArgs['container'], entity: keyof typeof PATHS, ids: string[]) {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity, fields: [PATHS[entity]], filters: { id: ids } })
  return entity === 'producer'
    ? (data as { goods?: { product?: { id: string } }[] }[]).flatMap((row) =>
        (row.goods ?? []).flatMap((good) => good.product?.id ?? []),
      )
    : (data as { price_set?: { variant?: { product_id: string } } }[]).flatMap(
        (row) => row.price_set?.variant?.product_id ?? [],
      )
}

export const config: SubscriberConfig = {
  event: [...PRODUCT_EVENTS, ...VARIANT_EVENTS, ...WIDE_EVENTS, ...PRICE_EVENTS, PRODUCER_CHANGED],
  context: { subscriberId: 'refresh-goods' },
}
