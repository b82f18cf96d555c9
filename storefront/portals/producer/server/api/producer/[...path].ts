// A producer's only door to the backend: known routes, own pages, the token from the producer's cookie.
const MAX_BODY_BYTES = 64 * 1024
// A scan travels as base64, a third longer than it is.
const MAX_SCAN_BYTES = 6 * 1024 * 1024

export default defineEventHandler(async (event) => {
  const path = getRouterParam(event, 'path') ?? ''
  const method = event.method
  if (!isProducerRouteAllowed(method, path)) return refuse(event, 404, PROBLEMS.notFound)
  const token = readProducerToken(event)
  if (!token) return refuse(event, 401, PROBLEMS.signedOut)

  const write = method !== 'GET'
  const { public: open } = useRuntimeConfig(event)
  if (write && !isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  const body = write ? await readRawBody(event) : undefined
  const limit = path === 'me/certificates' ? MAX_SCAN_BYTES : MAX_BODY_BYTES
  if (body && body.length > limit) return refuse(event, 422, PROBLEMS.tooLarge)

  const answer = await callBackend(
    event,
    `/producers/${path}${getRequestURL(event).search}`,
    { method, body },
    token,
  ).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  if (answer.status === 401) clearProducerToken(event)
  setResponseStatus(event, answer.status)
  setResponseHeader(event, 'content-type', answer.headers.get('content-type') ?? 'application/json')
  setResponseHeader(event, 'cache-control', 'no-store')
  for (const name of ['content-security-policy', 'content-disposition']) {
    const value = answer.headers.get(name)
    if (value) setResponseHeader(event, name, value)
  }
  return Buffer.from(await answer.arrayBuffer())
})
