import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

const HEADERS = {
  'content-security-policy': "frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/**
 * Lets no other site put the admin into a frame and move staff's clicks. Medusa serves `/app` before any middleware of
 * ours is asked, so the headers are set as Node begins each answer.
 */
export function keepAppOutOfFrames(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (!/^\/app(?:[/?#]|$)/i.test(request.url ?? '')) return
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
  })
}
