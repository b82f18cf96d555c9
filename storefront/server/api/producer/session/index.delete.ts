// A producer signs out; a shopper signed in on the same phone stays.
export default defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const { public: open } = useRuntimeConfig(event)
  if (!isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  clearProducerToken(event)
  return { signed_in: false }
})
