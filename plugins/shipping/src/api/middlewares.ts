import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { refuseShipping } from '../errors'
import { type ParcelQuestion, refusedByGate } from '../lib/gate'
import { type PackingOrder, readPackingOrder } from '../parcels'
import { parcelLockKey } from '../workflows/workflows/ship-parcel'

/**
 * Medusa's own buttons keep to the rules of ours: what is not paid, paid back or held does not leave, and shipping,
 * holding and canceling an order go one after the other.
 */
const underRules =
  (question: (request: MedusaRequest, order: PackingOrder) => Omit<ParcelQuestion, 'order_id'>) =>
  async (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const id = request.params.id ?? ''
    const locking = request.scope.resolve(Modules.LOCKING)
    await locking.execute(
      [parcelLockKey(id)],
      async () => {
        const order = await readPackingOrder(request.scope, id)
        const refusal =
          order &&
          (refuseShipping(order) ?? (await refusedByGate(request.scope, { order_id: id, ...question(request, order) })))
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

/** The lines a body names; Medusa's own check of the body comes later, so a strange one asks about all lines. */
const packing = underRules((request, order) => {
  const { items } = (request.body ?? {}) as { items?: unknown }
  const named = Array.isArray(items) ? items.map((item) => String((item as { id?: unknown } | null)?.id)) : []
  const all = order.lines.map(({ line_item_id }) => line_item_id)
  return { line_item_ids: named.length ? named : all, stage: 'packing' }
})

const leaving = underRules((request, order) => {
  const parcel = order.parcels.find(({ id }) => id === request.params.fulfillment_id)
  return { line_item_ids: (parcel?.lines ?? []).map(({ line_item_id }) => line_item_id), stage: 'leaving' }
})

const PARCELS = '/admin/orders/:id/fulfillments'
export default defineMiddlewares({
  routes: [
    { matcher: PARCELS, methods: ['POST'], middlewares: [packing] },
    { matcher: `${PARCELS}/:fulfillment_id/shipments`, methods: ['POST'], middlewares: [leaving] },
  ],
})
