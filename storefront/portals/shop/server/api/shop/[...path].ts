// A small shop's only door to the backend: known routes, own pages, the token from the shop's cookie.
export default defineEventHandler((event) => {
  const path = getRouterParam(event, 'path') ?? ''
  const who = shopRouteFor(event.method, path)
  if (!who) return refuse(event, 404, PROBLEMS.notFound)
  return passOn(event, 'shop', path, { open: who === 'open', most_bytes: shopBodyLimit(path) })
})
