import { createHmac } from 'node:crypto'

/**
 * The secret link a buyer follows without signing in: `<shop>/orders/<id>?key=<key>`, where the key is the
 * base64url HMAC-SHA256 of the order's id under the shop's order-link secret. Who bought in English reads it under `/en`.
 */
export function orderLink(storefrontUrl: string, orderId: string, secret: string, english = false): string {
  const key = createHmac('sha256', secret).update(orderId).digest('base64url')
  return `${storefrontUrl.replace(/\/$/, '')}${english ? '/en' : ''}/orders/${orderId}?key=${key}`
}
