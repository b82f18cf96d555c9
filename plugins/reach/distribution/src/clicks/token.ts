/**
 * What a browser keeps of the link it followed last: visitor, link and second, signed by the storefront under a secret that
 * it shares with the backend, so that an order is known by its click though the counting of it was lost on the way.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export type Click = { visitor: string; link_code: string; at: Date }

const TOKEN = /^1\.([\w-]{22})\.([2-9a-zA-Z]{10})\.([0-9a-z]{6,8})\.([\w-]{22})$/
const SIGNATURE_BYTES = 16
/** Clocks of two machines differ by less. */
const AHEAD_MS = 60_000

const sign = (secret: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`share-click.${text}`).digest().subarray(0, SIGNATURE_BYTES)

/** Null for what we did not sign, and for what lies in the future. */
export function readClick(secret: string, token: string, now = new Date()): Click | null {
  const [, visitor, link_code, second, signature] = TOKEN.exec(token) ?? []
  if (!visitor || !link_code || !second || !signature) return null
  const given = Buffer.from(signature, 'base64url')
  const right = sign(secret, `1.${visitor}.${link_code}.${second}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const at = new Date(Number.parseInt(second, 36) * 1000)
  return at.getTime() > now.getTime() + AHEAD_MS ? null : { visitor, link_code, at }
}
