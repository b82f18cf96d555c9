// A link that somebody shared: on to the good at once. Whoever really opened it keeps which link it was, signed, in a cookie
// no script reads; it is counted afterwards. Neither page nor cookie says who shared it.
const CODE = /^[2-9a-zA-Z]{10}$/
const nobodyAnswered = (error: Error) => console.warn(`where a shared link leads is not known: ${error.message}`)

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  setResponseHeader(event, 'x-robots-tag', 'noindex, nofollow')
  const code = getRouterParam(event, 'code') ?? ''
  const path = CODE.test(code) ? await linkPath(code).catch(nobodyAnswered) : null
  // Where nobody knows just now, the shop is still there; a link that is over says so.
  if (!path) return sendRedirect(event, path === null ? '/?share=over' : '/')

  // Of the process: for an event all settings would be copied, at each click.
  const { shareLinkSecret } = useRuntimeConfig()
  if (isRealVisit(event.method, (name) => getRequestHeader(event, name))) {
    const visitor = keepClick(event, shareLinkSecret, code, Date.now())
    clickCounter().count(code, visitor, event.context.clientAddress ?? '')
    const session = readSessionToken(event)
    if (session) event.waitUntil(bindShareClick(event, session))
  }
  return sendRedirect(event, path)
})
