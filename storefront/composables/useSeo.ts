// What search engines and shared links see of a page: title, summary, canonical address, both languages.
interface SeoInput {
  title: () => string
  description?: () => string
  /** Picture for shared links, as a path of this shop. */
  image?: () => string | null
  noindex?: boolean
  /** Query names that make a page of its own (`page`, `q`). */
  keepQuery?: string[]
  type?: 'website' | 'article' | 'product'
}

export function useSeo(input: SeoInput) {
  const { $switchLocalePath } = useNuxtApp()
  const route = useRoute()
  const { siteUrl } = useRuntimeConfig().public
  const base = siteUrl.replace(/\/$/, '')
  const query = computed(() => {
    const kept = (input.keepQuery ?? []).flatMap((name) => {
      const value = route.query[name]
      return typeof value === 'string' && value ? [`${name}=${encodeURIComponent(value)}`] : []
    })
    return kept.length ? `?${kept.join('&')}` : ''
  })
  const address = (path: string) => `${base}${path === '/' ? '/' : path.replace(/\/$/, '')}${query.value}`
  const inLocale = (locale: 'zh' | 'en') => {
    const path = String($switchLocalePath(locale) ?? route.path).split('?')[0] || '/'
    return address(path)
  }

  useSeoMeta({
    title: input.title,
    description: input.description,
    ogTitle: input.title,
    ogDescription: input.description,
    ogType: input.type === 'article' ? 'article' : 'website',
    ogUrl: () => address(route.path),
    robots: input.noindex ? 'noindex' : undefined,
  })
  useHead({
    meta: () => {
      const image = sharedImageUrl(input.image?.() ?? '')
      return image && !image.endsWith('.svg')
        ? [{ property: 'og:image', content: image.startsWith('/') ? `${base}${image}` : image }]
        : []
    },
    link: () =>
      input.noindex
        ? []
        : [
            { rel: 'canonical', href: address(route.path) },
            { rel: 'alternate', hreflang: 'zh-CN', href: inLocale('zh') },
            { rel: 'alternate', hreflang: 'en', href: inLocale('en') },
            { rel: 'alternate', hreflang: 'x-default', href: inLocale('zh') },
          ],
  })
}
