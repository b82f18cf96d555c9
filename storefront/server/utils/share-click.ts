// What a browser keeps of the shared link it followed last: visitor, link and second, signed under a secret that the backend
// has too, so that an order is known by its click though this process dies before the click is counted.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { getCookie, getRequestProtocol, setCookie, type H3Event } from 'h3'

const NAME = 'sz_via'
const TOKEN = /^1\.([\w-]{22})\.[2-9a-zA-Z]{10}\.[0-9a-z]{6,8}\.([\w-]{22})$/
const SIGNATURE_BYTES = 16
/** Longer than any click counts: how long it does, the backend says. */
const MAX_AGE_S = 90 * 24 * 60 * 60

const sign = (secret: string, text: string) =>
  createHmac('sha256', secret).update(`share-click.${text}`).digest().subarray(0, SIGNATURE_BYTES)

/** The number drawn for this browser before; null for none, and for one that we did not draw. */
export function visitorIn(secret: string, token: string | undefined): string | null {
  const [, visitor, signature] = TOKEN.exec(token ?? '') ?? []
  if (!token || !visitor || !signature) return null
  const right = sign(secret, token.slice(0, token.lastIndexOf('.')))
  const given = Buffer.from(signature, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right) ? visitor : null
}

export function writeClick(secret: string, visitor: string, link_code: string, now: number): string {
  const text = `1.${visitor}.${link_code}.${Math.floor(now / 1000).toString(36)}`
  return `${text}.${sign(secret, text).toString('base64url')}`
}

/** Keeps the click in the browser. @returns whose it is */
export function keepClick(event: H3Event, secret: string, link_code: string, now: number) {
  const visitor = visitorIn(secret, getCookie(event, NAME)) ?? randomBytes(16).toString('base64url')
  const token = writeClick(secret, visitor, link_code, now)
  const secure = getRequestProtocol(event, { xForwardedProto: true }) === 'https'
  setCookie(event, NAME, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: MAX_AGE_S })
  event.context.shareClick = token
  return visitor
}

/** What is passed on with an order; undefined where no link was followed, and for what no cookie of ours looks like. */
export function readShareClick(event: H3Event): string | undefined {
  const token = (event.context.shareClick as string | undefined) ?? getCookie(event, NAME)
  return token && TOKEN.test(token) ? token : undefined
}
