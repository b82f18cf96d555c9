import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { answered } from '@shanzhen/workflow-kit/one-commit/answered'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'

type Handler = (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => Promise<void>

/** Medusa's own cancel button goes one after the other with shipping, paying and refunding of the same order. */
export const holdCanceling: Handler = (request, response, next) => {
  const id = request.params.id ?? ''
  return withParcels(request.scope, id, () =>
    withOrder(request.scope, id, async () => {
      await answered(response, next)
    }),
  )
}

/**
 * A change of an order and the hand at its parcels go one after the other: each writes the counts of all pieces anew, and
 * the second would write what the first found. `entity` is what the path names.
 */
export const oneByOne =
  (entity: 'order' | 'return' | 'order_claim' | 'order_exchange'): Handler =>
  async (request, response, next) => {
    const id = request.params.id ?? ''
    const order_id = entity === 'order' ? id : await orderOf(request, entity, id)
    // What is no change of an order Medusa says itself.
    if (!order_id) return next()
    return withParcels(request.scope, order_id, () => answered(response, next))
  }

/** A refund under way changes its order for a moment, and Medusa begins nothing beside it: whoever begins waits for its end. */
export const afterRefunds: Handler = async (request, _response, next) => {
  const { order_id } = (request.body ?? {}) as { order_id?: unknown }
  if (typeof order_id === 'string') await withOrder(request.scope, order_id, () => Promise.resolve())
  next()
}

async function orderOf({ scope }: MedusaRequest, entity: string, id: string): Promise<string | undefined> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ['id', 'order_id'], filters: { id } })
  return (data[0] as { order_id?: string } | undefined)?.order_id
}
