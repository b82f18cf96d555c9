import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { Refusal } from '../lib/refusal'
import { assertReader } from '../view/read-order'
import { CHECKOUT } from '../modules/checkout'
import { networkOf } from '../lib/network'
import { askedFrom } from '../place/promise-cart-order'
import { readerOf } from './buyer'

/**
 * Medusa's own route shows an order to whoever knows its number. Here an order opens for its customer and by its secret
 * link (`x-order-key`) alone, also one out of a standard cart, whose buyer is given the key as it is completed.
 */
export async function ownOrderOnly(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id = '' } = request.params
  try {
    await assertReader(request.scope, id, readerOf(request as AuthenticatedMedusaRequest))
    next()
  } catch (error) {
    if (!(error instanceof Refusal)) return next(error)
    response.status(error.status).json(error.body())
  }
}

/** Whoever completes a cart is told the order's key, once it is an order; limits know the network they ask from. */
export function keyOfCompleted(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    const { type, order } = (body ?? {}) as { type?: string; order?: { id?: string } }
    if (type !== 'order' || !order?.id) return answer(body)
    const key = request.scope.resolve(CHECKOUT).orderKey(order.id)
    return answer({ ...(body as object), order: { ...order, key } })
  }
  askedFrom.run({ network: networkOf(request.ip) }, () => next())
}
