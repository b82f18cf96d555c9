import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { InFlight } from '../lib/in-flight'
import type { Market } from './market'
import { readLevels, readVariants } from './read-stock'
import type { ShelfComponent, ShelfGood, ShelfProduct } from './shelf-good'

export type { ShelfComponent, ShelfGood } from './shelf-good'

const KEPT_S = 15

/**
 * Unknown variants are simply not in the map. `anew`: what they are made of is asked of the database; `onTerms`: of the
 * shop's own prices only whether tax is in them is asked, for whoever buys has others.
 */
export async function readShelf(
  container: MedusaContainer,
  market: Market,
  variantIds: string[],
  { anew = false, onTerms = false }: { anew?: boolean; onTerms?: boolean } = {},
): Promise<Map<string, ShelfGood>> {
  if (!variantIds.length) return new Map()
  const [variants, places] = await Promise.all([
    readVariants(container, variantIds),
    readPlaces(container, variantIds, anew),
  ])
  const items = [...places.values()].flatMap((place) => place.inventory_items ?? [])
  const [prices, levels] = await Promise.all([
    (onTerms ? keptPrices : readPrices)(container, market, [...places.values()]),
    readLevels(
      container,
      items.map(({ inventory_item_id }) => inventory_item_id),
    ),
  ])
  return new Map(
    [...variants.values()].map((variant) => {
      const place = places.get(variant.id)
      const product = variant.product && { ...place?.product, ...variant.product, ...linksOf(place) }
      const inventory_items = place?.inventory_items?.map((component) => ({
        ...component,
        inventory: {
          requires_shipping: component.inventory?.requires_shipping ?? true,
          location_levels: (levels.get(component.inventory_item_id) ?? []).filter(({ location_id }) =>
            market.location_ids.includes(location_id),
          ),
        },
      }))
      const calculated_price = prices.get(place?.price_set?.id ?? '')
      return [variant.id, { ...variant, product, inventory_items, calculated_price }]
    }),
  )
}

const linksOf = (place: Place | undefined) => ({
  sales_channels_link: place?.product?.sales_channels_link,
  good: place?.product?.good,
})

/** What hangs on a variant through links: its price set, its components, and its product's channels and facts. */
export type Place = {
  id: string
  price_set?: { id: string } | null
  title?: string | null
  manage_inventory?: boolean
  allow_backorder?: boolean
  product?: (Pick<ShelfProduct, 'sales_channels_link' | 'good'> & { title?: string; status?: string }) | null
  inventory_items?: ShelfComponent[]
}

const PLACE = [
  ...['id', 'title', 'manage_inventory', 'allow_backorder', 'product.title', 'product.status'],
  'price_set.id',
  'product.sales_channels_link.sales_channel_id',
  'product.good.id',
  'product.good.kind',
  'product.good.perishable',
  'product.good.cold_chain',
  'product.good.age_limit',
  'product.good.not_food',
  'product.good.variable_weight',
  'inventory_items.inventory_item_id',
  'inventory_items.required_quantity',
  'inventory_items.inventory.requires_shipping',
]

/** These hardly ever change: Medusa's cache keeps them for a moment. What is in a box it does not see change. */
export function readPlaces(container: MedusaContainer, ids: string[], anew: boolean): Promise<Map<string, Place>> {
  const read = async () => {
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'variant', fields: PLACE, filters: { id: ids } }, { cache: { enable: !anew, ttl: KEPT_S } })
    return new Map((data as unknown as Place[]).map((place) => [place.id, place]))
  }
  return anew ? read() : placesAsked.share(ids.join(), read)
}
const placesAsked = new InFlight<Map<string, Place>>()

type Price = NonNullable<ShelfGood['calculated_price']> & { id: string }
const prices = new Map<string, Gathered<Price, MedusaContainer>>()

async function readPrices(container: MedusaContainer, { region_id, currency_code }: Market, places: Place[]) {
  const key = `${region_id} ${currency_code}`
  const asked =
    prices.get(key) ??
    new Gathered(async (id: string[], scope: MedusaContainer) => {
      const context = { region_id, currency_code }
      const found = await scope.resolve(Modules.PRICING).calculatePrices({ id }, { context })
      return new Map((found as unknown as Price[]).map((price) => [price.id, price]))
    })
  prices.set(key, asked)
  const ids = places.flatMap((place) => place.price_set?.id ?? [])
  return ids.length ? asked.ask(ids, container) : new Map<string, Price>()
}

const kept = new Map<string, { price: Price; until: number }>()

/** Whether tax is in a price hardly ever changes: an answer is used for as long as where goods lie. */
async function keptPrices(container: MedusaContainer, market: Market, places: Place[]): Promise<Map<string, Price>> {
  const now = Date.now()
  const known = (place: Place) => {
    const found = kept.get(place.price_set?.id ?? '')
    return found && found.until > now ? found.price : null
  }
  const asked = places.filter((place) => !known(place))
  for (const [id, price] of await readPrices(container, market, asked))
    kept.set(id, { price, until: now + KEPT_S * 1000 })
  return new Map(places.flatMap((place) => known(place) ?? []).map((price) => [price.id, price]))
}

/** On sale in this market: published, in its sales channel, with a price. */
export function isOnSale(good: ShelfGood | undefined, market: Market): good is ShelfGood & { product: ShelfProduct } {
  return (
    good?.product?.status === 'published' &&
    (good.calculated_price?.calculated_amount ?? null) !== null &&
    !!good.product.sales_channels_link?.some((link) => link?.sales_channel_id === market.sales_channel_id)
  )
}

/** Under which English pages name it, if it has one. */
export const englishName = (metadata: Record<string, unknown> | null | undefined): string | null =>
  typeof metadata?.title_en === 'string' && metadata.title_en ? metadata.title_en : null

/** Sold by about so much and weighed when packed; what has no weight of its own is sold by the piece. */
export const isWeighed = ({ product, weight }: ShelfGood): boolean =>
  !!product?.good?.variable_weight && (weight ?? 0) > 0
