import { createHmac, timingSafeEqual } from 'node:crypto'

/** The secret part of a guest's order link: HMAC-SHA256 of the order's id, 43 letters of base64url. */
export const orderKey = (orderId: string, secret: string): string =>
  createHmac('sha256', secret).update(orderId).digest('base64url')

/** Compared in constant time, so that a key cannot be guessed letter by letter. */
export function isOrderKey(orderId: string, key: string | undefined, secret: string): boolean {
  const expected = Buffer.from(orderKey(orderId, secret))
  const given = Buffer.from(key ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
