// Numbers each request before anything else sees it, and tells the visitor the number: whoever asks for help can name it.
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

export default defineNitroPlugin(() => {
  const isTrusted = trustedProxies(useRuntimeConfig().trustedProxies)
  // Published in the same turn as, and right before, the server's own `request` event.
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const id = requestIdOf(request, isTrusted)
    response.setHeader('x-request-id', id)
    withinRequest(id)
  })
})
