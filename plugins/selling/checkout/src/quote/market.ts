import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'

/** Where a sale takes place: the yuan region, its sales channel and the stock locations that serve it. */
export type Market = {
  sales_channel_id: string
  region_id: string
  currency_code: string
  automatic_taxes: boolean
  location_ids: string[]
  fulfillment_set_ids: string[]
}

type Channel = { stock_locations?: ({ id: string; fulfillment_sets?: ({ id: string } | null)[] } | null)[] }

const KEPT_MS = 15_000
const kept = new Map<string, { market: Promise<Market>; until: number }>()

/**
 * Regions and locations hardly ever change: an answer is used for 15 seconds, whoever asks.
 * @throws UNEXPECTED_STATE when no region sells in yuan.
 */
export function loadMarket(container: MedusaContainer, salesChannelId: string): Promise<Market> {
  const known = kept.get(salesChannelId)
  if (known && known.until > performance.now()) return known.market
  // Kept while it is still being read: of many who find it over in the same moment one reads.
  const market = readMarket(container, salesChannelId)
  kept.set(salesChannelId, { market, until: performance.now() + KEPT_MS })
  market.catch(() => kept.delete(salesChannelId))
  return market
}

/** For whoever exchanges the database under a running shop. */
export const forgetMarkets = () => kept.clear()

async function readMarket(container: MedusaContainer, salesChannelId: string): Promise<Market> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data: regions }, { data: channels }] = await Promise.all([
    query.graph({ entity: 'region', fields: ['id', 'automatic_taxes'], filters: { currency_code: 'cny' } }),
    query.graph({
      entity: 'sales_channel',
      fields: ['id', 'stock_locations.id', 'stock_locations.fulfillment_sets.id'],
      filters: { id: salesChannelId },
    }),
  ])
  const region = regions[0]
  if (!region) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, '商店还没有人民币销售区域')
  const locations = ((channels[0] as unknown as Channel | undefined)?.stock_locations ?? []).filter((l) => l !== null)
  return {
    sales_channel_id: salesChannelId,
    region_id: region.id,
    currency_code: 'cny',
    automatic_taxes: region.automatic_taxes,
    location_ids: locations.map((location) => location.id).sort(),
    fulfillment_set_ids: locations.flatMap((location) =>
      (location.fulfillment_sets ?? []).flatMap((set) => (set ? [set.id] : [])),
    ),
  }
}
