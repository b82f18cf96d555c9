// Where a signed-in shopper's token lives: a cookie no script can read, sent to this shop alone.
import type { H3Event } from 'h3'

const NAME = 'sz_session'
/** A producer's session is apart from the shopper's: one phone may hold both. */
const PRODUCER_NAME = 'sz_producer'
/** Ditto of somebody who acts for a small shop. */
const SHOP_NAME = 'sz_shop'
/** Shows that the code was asked for in this browser: others' guesses at it are counted apart. */
const TICKET_NAME = 'sz_code'
const TICKET_AGE_S = 5 * 60

/** The bearer token of this browser's session, or undefined for a guest. */
export function readSessionToken(event: H3Event): string | undefined {
  return getCookie(event, NAME) || undefined
}

/** Keeps the token as long as it lives itself; `secure` wherever the shop itself is reached by https. */
export function writeSessionToken(event: H3Event, token: string) {
  setCookie(event, NAME, token, { ...options(event), maxAge: lifeOf(token) })
}

export function clearSessionToken(event: H3Event) {
  deleteCookie(event, NAME, options(event))
}

export function readProducerToken(event: H3Event): string | undefined {
  return getCookie(event, PRODUCER_NAME) || undefined
}

export function writeProducerToken(event: H3Event, token: string) {
  setCookie(event, PRODUCER_NAME, token, { ...options(event), maxAge: lifeOf(token) })
}

export function clearProducerToken(event: H3Event) {
  deleteCookie(event, PRODUCER_NAME, options(event))
}

export function readShopToken(event: H3Event): string | undefined {
  return getCookie(event, SHOP_NAME) || undefined
}

export function writeShopToken(event: H3Event, token: string) {
  setCookie(event, SHOP_NAME, token, { ...options(event), maxAge: lifeOf(token) })
}

export function clearShopToken(event: H3Event) {
  deleteCookie(event, SHOP_NAME, options(event))
}

export function writeCodeTicket(event: H3Event, ticket: string) {
  setCookie(event, TICKET_NAME, ticket, { ...options(event), maxAge: TICKET_AGE_S })
}

export function readCodeTicket(event: H3Event): string | undefined {
  return getCookie(event, TICKET_NAME) || undefined
}

export function clearCodeTicket(event: H3Event) {
  deleteCookie(event, TICKET_NAME, options(event))
}

function options(event: H3Event) {
  const secure = getRequestProtocol(event, { xForwardedProto: true }) === 'https'
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
}
