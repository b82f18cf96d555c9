import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { handMethod } from '@shanzhen/money-kit/by-hand'
import { toFen } from '@shanzhen/money-kit/fen'
import { orderNotFound, Refusal, sayHow } from '../lib/refusal'
import { takeByHand } from '../pay/by-hand/take'

type Collection = { id: string; amount: number; order?: { id: string } | null }

/**
 * Medusa's own "mark as paid" does not ask how: with cash or transfer as its provider it is our 线下收款, without one staff
 * are told where to say it.
 */
export async function markedAsPaid(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const { provider_id } = (request.body ?? {}) as { provider_id?: string }
    const method = handMethod(provider_id)
    if (!method) throw sayHow()
    const collection = await readCollection(request)
    if (!collection?.order) throw orderNotFound()
    const { actor_id } = (request as AuthenticatedMedusaRequest).auth_context
    const taken = { method, amount_fen: toFen(collection.amount), taken_by: actor_id }
    await takeByHand(request.scope, collection.order.id, taken)
    response.json({ payment_collection: await readCollection(request) })
  } catch (error) {
    if (!(error instanceof Refusal)) return next(error)
    response.status(error.status).json(error.body())
  }
}

async function readCollection(request: MedusaRequest): Promise<Collection | undefined> {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment_collection',
    fields: ['id', 'currency_code', 'amount', 'status', 'captured_amount', 'payments.*', 'order.id'],
    filters: { id: request.params.id },
  })
  return data[0] as unknown as Collection | undefined
}
