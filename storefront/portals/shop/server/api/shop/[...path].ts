// A small shop's only door to the backend: known routes, own pages, the token from the shop's cookie.
const PASSED_BACK = ['content-security-policy', 'content-disposition', 'retry-after']

export default defineEventHandler(async (event) => {
  const path = getRouterParam(event, 'path') ?? ''
  const method = event.method
  const who = shopRouteFor(method, path)
  if (!who) return refuse(event, 404, PROBLEMS.notFound)
  const token = who === 'open' ? null : readShopToken(event)
  if (token === undefined) return refuse(event, 401, PROBLEMS.signedOut)

  const write = method !== 'GET'
  const { public: open } = useRuntimeConfig(event)
  if (write && !isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  const body = write ? await readRawBody(event) : undefined
  if (body && body.length > shopBodyLimit(path)) return refuse(event, 422, PROBLEMS.tooLarge)

  const address = `/shops/${path}${getRequestURL(event).search}`
  const answer = await callBackend(event, address, { method, body }, token).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  if (answer.status === 401 && token) clearShopToken(event)
  setResponseStatus(event, answer.status)
  setResponseHeader(event, 'content-type', answer.headers.get('content-type') ?? 'application/json')
  setResponseHeader(event, 'cache-control', 'no-store')
  for (const name of PASSED_BACK) {
    const value = answer.headers.get(name)
    if (value) setResponseHeader(event, name, value)
  }
  return Buffer.from(await answer.arrayBuffer())
})
