/** Hears of every request of this process from Node itself: nothing of Medusa's is wrapped, nothing is missed. */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { idOf, REQUEST_ID, withinRequest } from './request-id'

export interface Answered {
  request_id: string
  method: string
  /** The route's pattern, never the path that was asked: an order's number or a key may stand in it. */
  route: string
  /** 499, as nginx says it, where the asker went away before the answer. */
  status: number
  duration_s: number
}
type Routed = IncomingMessage & { route?: { path?: unknown }; requestId?: string }

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
const AREA = /^\/(?:app|static|admin|store|auth|hooks)(?=[/?]|$)/
const listeners = new Set<(answered: Answered) => void>()
let following = false

/** @returns what ends the listening */
export function onAnswered(listener: (answered: Answered) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function followRequests(trusts: (address: string | undefined) => boolean): void {
  if (following) return
  following = true
  // Published in the same turn as, and right before, the server's own `request` event (Node's _http_server.js).
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: Routed; response: ServerResponse }
    const began = performance.now()
    const id = idOf(request, trusts)
    request.headers[REQUEST_ID] = id
    response.setHeader(REQUEST_ID, id)
    withinRequest(id)
    response.once('close', () => {
      // Medusa's first step gives this; other servers of the process (a sandbox in tests, the numbers) have none.
      if (request.requestId) tell(request, response, id, began)
    })
  })
}

function tell(request: Routed, response: ServerResponse, request_id: string, began: number): void {
  const answered = {
    request_id,
    method: METHODS.has(request.method ?? '') ? String(request.method) : 'OTHER',
    route: routeOf(request),
    status: response.writableFinished ? response.statusCode : 499,
    duration_s: (performance.now() - began) / 1000,
  }
  for (const listener of listeners) listener(answered)
}

/** Where no route answered, the part of the backend that was asked: never more of the path. */
export function routeOf(request: { route?: { path?: unknown }; originalUrl?: string; url?: string }): string {
  const pattern = request.route?.path
  if (typeof pattern === 'string' && pattern.startsWith('/')) return pattern
  const area = AREA.exec(request.originalUrl ?? request.url ?? '')
  return area ? `${area[0]}/*` : 'other'
}
