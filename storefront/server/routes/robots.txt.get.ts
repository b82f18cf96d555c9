// What search engines may walk through: the shop's shelves, not anybody's cart, orders or account.
const PRIVATE = ['/api/', '/cart', '/checkout', '/orders', '/account']

export default defineEventHandler((event) => {
  const { siteUrl } = useRuntimeConfig(event).public
  setResponseHeader(event, 'content-type', 'text/plain; charset=utf-8')
  const closed = PRIVATE.flatMap((path) => (path.startsWith('/api') ? [path] : [path, `/en${path}`]))
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${siteUrl.replace(/\/$/, '')}/sitemap.xml`,
    '',
  ].join('\n')
})
