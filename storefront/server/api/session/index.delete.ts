// Signing out: the cookie goes, the basket and remembered address of this device stay.
export default defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const { public: open } = useRuntimeConfig(event)
  if (!isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  clearSessionToken(event)
  return { customer: null }
})
