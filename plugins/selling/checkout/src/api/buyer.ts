import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { fieldsInvalid, outletUnknown } from '../lib/refusal'
import type { Buyer } from '../quote/build-quote'
import { CHECKOUT } from '../modules/checkout'
import { outletsOf } from '../quote/trade-terms'
import type { Reader } from '../view/read-order'

/** Who asks: the signed-in customer or a guest, in the sales channel of the page's publishable key. */
export function buyerOf(request: AuthenticatedMedusaRequest): Buyer {
  const { publishable_key_context: key } = request as unknown as {
    publishable_key_context?: { sales_channel_ids?: string[] }
  }
  const [sales_channel_id] = key?.sales_channel_ids ?? []
  if (!sales_channel_id) throw fieldsInvalid({ sales_channel: '这个页面没有绑定销售渠道' })
  return { sales_channel_id, customer_id: customerIdOf(request) }
}

/** The same, at the page they name. @throws Refusal 404 where it is not there or does not sell now */
export async function buyerAt(request: AuthenticatedMedusaRequest, handle: string | undefined): Promise<Buyer> {
  const buyer = buyerOf(request)
  if (handle === undefined) return buyer
  const { outlets } = request.scope.resolve(CHECKOUT)
  const outlet = outlets ? await outletsOf(request.scope).findOutlet(handle) : null
  if (!outlet) throw outletUnknown()
  return { ...buyer, outlet }
}

export const customerIdOf = (request: AuthenticatedMedusaRequest): string | null =>
  request.auth_context?.actor_type === 'customer' ? request.auth_context.actor_id || null : null

/** How a request proves that an order is its own. */
export const readerOf = (request: AuthenticatedMedusaRequest): Reader => ({
  customer_id: customerIdOf(request),
  key: request.get('x-order-key'),
})
