import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { refuseShipping } from '../errors'
import { readPackingOrder } from '../parcels'

/** Medusa's own fulfil button keeps to the rule of ours: what is not paid, or paid back, does not leave. */
async function refuseUnpaid(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const order = await readPackingOrder(request.scope, request.params.id ?? '')
  const refusal = order && refuseShipping(order)
  if (!refusal) return next()
  const { type, message, code, status } = refusal
  response.status(status).json({ type, code, message })
}

export default defineMiddlewares({
  routes: [{ matcher: '/admin/orders/:id/fulfillments', methods: ['POST'], middlewares: [refuseUnpaid] }],
})
