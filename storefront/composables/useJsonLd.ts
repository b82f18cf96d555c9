// Facts about a page in schema.org's words, for search engines.

/** Writes `facts` (given the shop's address, without a slash at its end) as JSON-LD; a data block, so no script of the page ever runs it. */
export function useJsonLd(facts: (site: string) => Record<string, unknown> | null) {
  const site = useRuntimeConfig().public.siteUrl.replace(/\/$/, '')
  useHead({
    script: () => {
      const value = facts(site)
      if (!value) return []
      const innerHTML = JSON.stringify({ '@context': 'https://schema.org', ...value }).replace(/</g, '\\u003c')
      return [{ type: 'application/ld+json', innerHTML }]
    },
  })
}

/** The trail to a page, as a BreadcrumbList with absolute addresses. */
export function breadcrumbLd(site: string, trail: { name: string; path: string }[]) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: site + path,
    })),
  }
}
