// A producer's only door to the backend: known routes, own pages, the token from the producer's cookie.
const MAX_BODY_BYTES = 64 * 1024

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
  if (body && body.length > MAX_BODY_BYTES) return refuse(event, 422, PROBLEMS.tooLarge)

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
  return answer.text()
})
