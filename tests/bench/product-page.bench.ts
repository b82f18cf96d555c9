/** The HTML of a product page as an anonymous shopper gets it; a plain Medusa has no pages. */
import { measureGets } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const CONNECTIONS = 8
const HANDLES = ['xianggu-dry', 'honey-tu', 'banli-ren', 'gift-shanzhen']

export const productPage: Bench = async ({ ours, seconds }) => {
  if (!ours.storefront_url) throw new Error('the storefront is not running')
  const pages = await measureGets({
    base_url: ours.storefront_url,
    paths: HANDLES.map((handle) => `/products/${handle}`),
    connections: CONNECTIONS,
    seconds,
  })
  return [{ name: 'product-page', unit: 'pages/s', ours: pages.per_second, plain: null, p95_ms: pages.p95_ms }]
}
