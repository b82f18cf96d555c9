import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { orderNotFound } from '../errors'
import { AFTER_SALES } from '../modules/after-sales'
import { type OrderFacts, readOrder } from '../read-order'
import type { Actor } from '../types'

export type OwnOrder = { order: OrderFacts; actor: Actor }

/** @throws AfterSaleRefusal 404 where the order is not the buyer's, by sign-in or secret link, as if there were none */
export async function ownOrder(request: AuthenticatedMedusaRequest): Promise<OwnOrder> {
  const id = request.params.id ?? ''
  const { auth_context } = request
  const customer_id = auth_context?.actor_type === 'customer' ? auth_context.actor_id || null : null
  const keyed = request.scope.resolve(AFTER_SALES).isOrderKey(id, request.get('x-order-key'))
  if (!keyed && !customer_id) throw orderNotFound()
  const order = await readOrder(request.scope, id)
  if (!order || (!keyed && order.customer_id !== customer_id)) throw orderNotFound()
  return { order, actor: { type: 'buyer', id: customer_id } }
}

export const staffOf = (request: AuthenticatedMedusaRequest): Actor => ({
  type: 'staff',
  id: request.auth_context.actor_id,
})
