// A secret this browser keeps while its owner is at WeChat's permission page; the backend learns its hash only.
import { createHash, randomBytes } from 'node:crypto'
import { getCookie, getRequestProtocol, setCookie, type H3Event } from 'h3'

const NAME = 'sz_wx'
/** As long as the backend knows what WeChat said. */
const MAX_AGE_S = 15 * 60

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const options = (event: H3Event) => ({
  httpOnly: true,
  // Lax: WeChat leads back by a link from its own site.
  sameSite: 'lax' as const,
  path: '/',
  secure: getRequestProtocol(event, { xForwardedProto: true }) === 'https',
})

/** Draws the secret, or keeps the one there is: two tabs may ask at once. @returns what the backend is told of it */
export function openWechatBrowser(event: H3Event): string {
  const secret = getCookie(event, NAME) || randomBytes(24).toString('base64url')
  setCookie(event, NAME, secret, { ...options(event), maxAge: MAX_AGE_S })
  return hashOf(secret)
}

/** What the browser is known by; a browser that never asked is known by nothing any state was made for. */
export const wechatBrowser = (event: H3Event): string =>
  hashOf(getCookie(event, NAME) || randomBytes(24).toString('hex'))
