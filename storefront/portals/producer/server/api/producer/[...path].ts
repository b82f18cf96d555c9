// A producer's only door to the backend: known routes, own pages, the token from the producer's cookie.
const MAX_BODY_BYTES = 64 * 1024
// A scan travels as base64, a third longer than it is.
const MAX_SCAN_BYTES = 6 * 1024 * 1024

export default defineEventHandler((event) => {
  const path = getRouterParam(event, 'path') ?? ''
  if (!isProducerRouteAllowed(event.method, path)) return refuse(event, 404, PROBLEMS.notFound)
  return passOn(event, 'producer', path, {
    most_bytes: path === 'me/certificates' ? MAX_SCAN_BYTES : MAX_BODY_BYTES,
  })
})
