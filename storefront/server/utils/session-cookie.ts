// Where a signed-in shopper's token lives: a cookie no script can read, sent to this shop alone.
import type { H3Event } from 'h3'

const NAME = 'sz_session'
/** A producer's session is apart from the shopper's: one phone may hold both. */
const PRODUCER_NAME = 'sz_producer'
const MAX_AGE_S = 60 * 60 * 24 * 30

/** The bearer token of this browser's session, or undefined for a guest. */
export function readSessionToken(event: H3Event): string | undefined {
  return getCookie(event, NAME) || undefined
}

/** Keeps the token for thirty days; `secure` wherever the shop itself is reached by https. */
export function writeSessionToken(event: H3Event, token: string) {
  setCookie(event, NAME, token, { ...options(event), maxAge: MAX_AGE_S })
}

export function clearSessionToken(event: H3Event) {
  deleteCookie(event, NAME, options(event))
}

export function readProducerToken(event: H3Event): string | undefined {
  return getCookie(event, PRODUCER_NAME) || undefined
}

export function writeProducerToken(event: H3Event, token: string) {
  setCookie(event, PRODUCER_NAME, token, { ...options(event), maxAge: MAX_AGE_S })
}

export function clearProducerToken(event: H3Event) {
  deleteCookie(event, PRODUCER_NAME, options(event))
}

function options(event: H3Event) {
  const secure = getRequestProtocol(event, { xForwardedProto: true }) === 'https'
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
}
