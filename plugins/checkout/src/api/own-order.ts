import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { Refusal } from '../lib/refusal'
import { assertReader } from '../view/read-order'
import { readerOf } from './buyer'

/**
 * Medusa's own route shows an order to whoever knows its number. An order of this checkout opens for its customer and by
 * its secret link (`x-order-key`) alone; one out of a standard cart, whose buyer was given no link, as Medusa has it.
 */
export async function ownOrderOnly(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id = '' } = request.params
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: ['id', 'cart.id'], filters: { id } })
  try {
    if (!data[0]?.cart) await assertReader(request.scope, id, readerOf(request as AuthenticatedMedusaRequest))
    next()
  } catch (error) {
    if (!(error instanceof Refusal)) return next(error)
    response.status(error.status).json(error.body())
  }
}
