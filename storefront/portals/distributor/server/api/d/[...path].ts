// A distributor's only door to the backend: known routes, own pages, the token from the shopper's cookie.
export default defineEventHandler((event) => {
  const path = getRouterParam(event, 'path') ?? ''
  const who = distributorRouteFor(event.method, path)
  if (!who) return refuse(event, 404, PROBLEMS.notFound)
  return passOn(event, 'distributor', path, { open: who === 'open', most_bytes: distributorBodyLimit(path) })
})
