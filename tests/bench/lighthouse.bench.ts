/** Lighthouse on a slow phone, as it measures for everybody: home, category, product page, and the checkout of 立即购买. */
import lighthouse from 'lighthouse'
import { anyFree } from '../../scripts/lib/ports.mjs'
import { launchBrowser } from '../support/browser.ts'
import { jsonClient } from './lib/client.ts'
import type { Bench, RunningShop } from './lib/types.ts'

const PAGES = { home: '/', category: '/c/mushroom', product: '/products/xianggu-dry' }
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export const lighthouseScores: Bench = async ({ ours }) => {
  const port = await anyFree()
  const browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`] })
  try {
    const results = []
    for (const [page, path] of Object.entries({ ...PAGES, checkout: await checkoutOfOne(ours) })) {
      const run = await lighthouse(ours.storefront_url + path, {
        port,
        logLevel: 'error',
        onlyCategories: [...CATEGORIES],
      })
      if (!run) throw new Error(`Lighthouse gave no result for ${path}`)
      for (const category of CATEGORIES) {
        // A checkout is kept out of search engines, which costs it that score.
        if (page === 'checkout' && category === 'seo') continue
        const score = Math.round((run.lhr.categories[category].score ?? 0) * 100)
        results.push({ name: `lighthouse ${page} ${category}`, unit: 'of 100', ours: score, plain: null, p95_ms: null })
      }
      for (const { id, title, score, details } of Object.values(run.lhr.audits)) {
        // What a perfect page would not have; the rest of performance is a matter of degree.
        if (score === 0 && !id.includes('insight')) console.log(`  ${page}: ${title} ${whereIn(details)}`)
      }
      const paint_ms = run.lhr.audits['largest-contentful-paint'].numericValue ?? 0
      results.push({ name: `lighthouse ${page} LCP`, unit: 'ms', ours: paint_ms, plain: null, p95_ms: null })
    }
    return results
  } finally {
    await browser.close()
  }
}

async function checkoutOfOne(shop: RunningShop): Promise<string> {
  const api = jsonClient(shop.backend_url, shop.publishable_key)
  const { goods } = await api.get<{ goods: { default_variant_id: string }[] }>('/store/goods?limit=1')
  return `/checkout?buy=${goods[0].default_variant_id}:1`
}

/** The elements an audit complains about, as far as it names them. */
function whereIn(details: unknown): string {
  const items = (details as { items?: { node?: { snippet?: string } }[] } | undefined)?.items ?? []
  return items.flatMap(({ node }) => node?.snippet ?? []).join(' ')
}
