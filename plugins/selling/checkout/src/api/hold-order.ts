import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { withParcels } from '../pay/parcels-lock'

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

/** Resolves when the answer is out or the caller is gone. */
const answered = (response: MedusaResponse, next: MedusaNextFunction): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve)
    next()
  })
