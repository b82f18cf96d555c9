/** 24 goods with prices, as a shopper's list shows them: Medusa's product list against ours. */
import { measureGets } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const CONNECTIONS = 8

export const listing: Bench = async ({ ours, plain, seconds }) => {
  const plainList = await measureGets({
    base_url: plain.backend_url,
    paths: [0, 10].map(
      (offset) =>
        `/store/products?limit=24&offset=${offset}&region_id=${plain.region_id}&fields=*variants.calculated_price`,
    ),
    headers: { 'x-publishable-api-key': plain.publishable_key },
    connections: CONNECTIONS,
    seconds,
  })
  const ourList = await measureGets({
    base_url: ours.backend_url,
    paths: ['', '&page=2', '&category=mushroom', '&category=nut', '&sort=price_asc', '&kind=fresh'].map(
      (query) => `/store/goods?limit=24${query}`,
    ),
    headers: { 'x-publishable-api-key': ours.publishable_key },
    connections: CONNECTIONS,
    seconds,
  })
  return [
    {
      name: 'listing',
      unit: 'requests/s',
      ours: ourList.per_second,
      plain: plainList.per_second,
      p95_ms: ourList.p95_ms,
    },
  ]
}
