import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { refundedJustNow } from '../lib/refusal'
import { toFen } from '@shanzhen/ledger/fen'
import { withOrder } from '@shanzhen/ledger/order-lock'
import { withParcels } from '../pay/parcels-lock'

type Handler = (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) => Promise<void>
type PaymentRow = {
  refunds?: { amount: number; created_at: string | Date }[]
  payment_collection?: { order?: { id: string } | null } | null
}

const REPEAT_MS = 30_000

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
 * Medusa's own refund button: refunds of an order go one after the other, for each rewrites the order's totals, and a
 * second press does not pay the same part twice: Medusa's form sends no key by which to know it.
 */
export const holdRefund: Handler = async (request, response, next) => {
  const order_id = (await readPayment(request))?.payment_collection?.order?.id
  if (!order_id) return next()
  await withOrder(request.scope, order_id, async () => {
    const amount = Number((request.body as { amount?: unknown } | undefined)?.amount)
    const refunds = (await readPayment(request))?.refunds ?? []
    const repeated = refunds.some(
      (refund) =>
        toFen(refund.amount) === toFen(amount) && Date.now() - new Date(refund.created_at).getTime() < REPEAT_MS,
    )
    if (!repeated) return answered(response, next)
    const refusal = refundedJustNow()
    response.status(refusal.status).json(refusal.body())
  })
}

async function readPayment(request: MedusaRequest): Promise<PaymentRow | undefined> {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['refunds.amount', 'refunds.created_at', 'payment_collection.order.id'],
    filters: { id: request.params.id },
  })
  return data[0] as unknown as PaymentRow | undefined
}

/** Resolves when the answer is out or the caller is gone. */
const answered = (response: MedusaResponse, next: MedusaNextFunction): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', resolve)
    next()
  })
