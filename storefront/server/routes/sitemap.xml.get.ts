// The shop's public pages in both languages, for search engines: front, shelves, goods and the about page.
import type { Category, GoodsPage } from '@shanzhen/backend/wire'

const PER_CALL = 100

export default defineCachedEventHandler(
  async (event) => {
    const base = useRuntimeConfig(event).public.siteUrl.replace(/\/$/, '')
    const { categories } = await read<{ categories: Category[] }>('/store/categories')
    const goods: string[] = []
    for (let page = 1, more = true; more; page++) {
      const answer = await read<GoodsPage>(`/store/goods?limit=${PER_CALL}&page=${page}`)
      goods.push(...answer.goods.map((good) => good.handle))
      more = answer.goods.length > 0 && goods.length < answer.count
    }
    const paths = [
      '/',
      '/search',
      '/about',
      '/terms',
      '/privacy',
      ...categories.map(({ handle }) => `/c/${handle}`),
      ...goods.map((handle) => `/products/${handle}`),
    ]
    setResponseHeader(event, 'content-type', 'application/xml; charset=utf-8')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${paths.map((path) => entry(base, path)).join('\n')}\n</urlset>\n`

    async function read<T>(path: string): Promise<T> {
      const answer = await callBackend(event, path)
      if (!answer.ok) throw createError({ statusCode: 502, statusMessage: 'Bad Gateway' })
      return (await answer.json()) as T
    }
  },
  { maxAge: 300, swr: true, name: 'sitemap', getKey: () => 'all' },
)

function entry(base: string, path: string): string {
  const zh = base + path
  const en = `${base}/en${path === '/' ? '' : path}`
  const links = [
    ['zh-CN', zh],
    ['en', en],
    ['x-default', zh],
  ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
  return [zh, en].map((address) => `<url><loc>${address}</loc>${links.join('')}</url>`).join('\n')
}
