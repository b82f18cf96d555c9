import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { assertNotOwnOrder } from '@shanzhen/money-kit/own-orders'
import { CHECKOUT } from '../modules/checkout'

/**
 * What makes an order cheaper gives its money back by itself: whoever of the staff acts for a shop changes none of that shop's
 * orders. The order is in the path, or in the body of what begins a change.
 */
export async function notOwnOrder(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) {
  const { owners } = request.scope.resolve(CHECKOUT)
  const staff_id = (request as Partial<AuthenticatedMedusaRequest>).auth_context?.actor_id
  const { order_id } = (request.body ?? {}) as { order_id?: unknown }
  const id = request.params.id ?? order_id
  try {
    if (staff_id && typeof id === 'string') await assertNotOwnOrder(request.scope, owners, id, staff_id)
    next()
  } catch (error) {
    next(error)
  }
}
