import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { refuseShipping } from '../errors'
import { readPackingOrder } from '../parcels'
import { parcelLockKey } from '../workflows/workflows/ship-parcel'

/**
 * Medusa's own fulfil button keeps to the rules of ours: what is not paid, or paid back, does not leave, and shipping and
 * canceling an order go one after the other.
 */
async function refuseUnpaid(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const id = request.params.id ?? ''
  const locking = request.scope.resolve(Modules.LOCKING)
  await locking.execute(
    [parcelLockKey(id)],
    async () => {
      const order = await readPackingOrder(request.scope, id)
      const refusal = order && refuseShipping(order)
      if (!refusal) return answered(response, next)
      const { type, message, code, status } = refusal
      response.status(status).json({ type, code, message })
    },
    { timeout: 60 },
  )
}

/** Resolves when the answer is out or the caller is gone. */
const answered = (response: MedusaResponse, next: MedusaNextFunction): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve)
    next()
  })

export default defineMiddlewares({
  routes: [{ matcher: '/admin/orders/:id/fulfillments', methods: ['POST'], middlewares: [refuseUnpaid] }],
})
