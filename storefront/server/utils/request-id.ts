// By which number a visitor's request is found again in the logs of the storefront and of the backend behind it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { plainAddress } from './client-address'

/** Long enough to be nobody's phone number, short enough for a line; what proxies make (UUID, 32 hex digits) fits. */
const WELL_FORMED = /^[A-Za-z0-9_-]{16,64}$/
const current = new AsyncLocalStorage<string>()

/** Of the visitor's request that is being answered, a page's own questions included; undefined outside of one. */
export const currentRequestId = (): string | undefined => current.getStore()

/** For a call of the backend. */
export function requestIdHeader(): Record<string, string> {
  const id = currentRequestId()
  return id ? { 'x-request-id': id } : {}
}

export const withinRequest = (id: string): void => current.enterWith(id)

/** What a trusted proxy called it, if that can be an id; else a new one. A stranger's word counts nothing. */
export function requestIdOf(request: IncomingMessage, isTrusted: (address: string) => boolean): string {
  const given = request.headers['x-request-id']
  const takes = typeof given === 'string' && WELL_FORMED.test(given)
  return takes && isTrusted(plainAddress(request.socket.remoteAddress ?? '')) ? given : randomUUID()
}
