// Says once per request whose it is. A page asks this server's own door while it is drawn: then it is still the visitor of
// the page, known from the request around it, which nobody outside can set.
export default defineNitroPlugin((nitro) => {
  const isTrusted = trustedProxies(useRuntimeConfig().trustedProxies)
  nitro.hooks.hook('request', (event) => {
    const { req } = event.node
    const around = (req as typeof req & { __unenv__?: { clientAddress?: string } }).__unenv__
    event.context.clientAddress =
      around?.clientAddress ??
      clientAddress(req.socket.remoteAddress, getRequestHeader(event, 'x-forwarded-for'), isTrusted)
  })
})
