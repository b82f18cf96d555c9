// The shop's only door to the backend for browsers: known routes, own pages, the shopper's token from their cookie.
const MAX_BODY_BYTES = 64 * 1024
// A photo travels as base64, a third longer than it is.
const MAX_PHOTO_BYTES = 6 * 1024 * 1024

export default defineEventHandler(async (event) => {
  const path = getRouterParam(event, 'path') ?? ''
  const method = event.method
  if (!isStoreRouteAllowed(method, path)) return refuse(event, 404, PROBLEMS.notFound)

  const write = method !== 'GET'
  const { public: open } = useRuntimeConfig(event)
  if (write && !isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  const limit = path.endsWith('/photos') ? MAX_PHOTO_BYTES : MAX_BODY_BYTES
  const body = write ? await readBodyWithin(event, limit) : undefined
  if (body === null) return refuse(event, 422, PROBLEMS.tooLarge)

  const answer = await callBackend(event, `/store/${path}${getRequestURL(event).search}`, { method, body }).catch(
    () => null,
  )
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)

  setResponseStatus(event, answer.status)
  setResponseHeader(event, 'content-type', answer.headers.get('content-type') ?? 'application/json')
  setResponseHeader(event, 'cache-control', 'no-store')
  const retryAfter = Number(answer.headers.get('retry-after'))
  if (retryAfter) setResponseHeader(event, 'retry-after', retryAfter)
  const disposition = answer.headers.get('content-disposition')
  if (disposition) setResponseHeader(event, 'content-disposition', disposition)
  return Buffer.from(await answer.arrayBuffer())
})
