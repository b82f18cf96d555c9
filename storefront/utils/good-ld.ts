// A good in schema.org's words: what search engines may show of it.
import type { Good } from '@shanzhen/backend/wire'

/** The Product with its offers; `url` is the page's absolute address, `site` the shop's. */
export function goodLd(site: string, url: string, good: Good) {
  const pictures = good.images.flatMap((image) => imageUrl(image.url) ?? []).map(sharedImageUrl)
  return {
    '@type': 'Product',
    name: good.title,
    description: good.description ?? good.title,
    sku: good.variants[0]?.sku ?? good.handle,
    image: pictures.map((path) => (path.startsWith('/') ? site + path : path)),
    ...(good.category ? { category: good.category.name } : {}),
    brand: { '@type': 'Brand', name: '宁陕山珍' },
    ...(good.producer ? { manufacturer: { '@type': 'Organization', name: good.producer } } : {}),
    offers: {
      '@type': 'AggregateOffer',
      url,
      priceCurrency: 'CNY',
      lowPrice: (good.price_fen / 100).toFixed(2),
      highPrice: (good.price_max_fen / 100).toFixed(2),
      offerCount: good.variants.length,
      availability: `https://schema.org/${good.in_stock ? 'InStock' : 'OutOfStock'}`,
    },
  }
}
