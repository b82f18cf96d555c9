import { type AuthenticatedMedusaRequest, type MedusaResponse, refetchEntity } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { isWholeFen, toFen, yuan } from '@shanzhen/money-kit/fen'
import { assertNotOwnOrder } from '@shanzhen/money-kit/own-orders'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { refundPayment } from '@shanzhen/money-kit/refunds/refund-payment'
import {
  amountNotWhole,
  moreThanPaid,
  paymentUnknown,
  refundedJustNow,
  refundWithoutOrder,
} from '../../../../../lib/refusal'
import { CHECKOUT } from '../../../../../modules/checkout'
import { answering } from '../../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

type Body = { amount?: number; refund_reason_id?: string; note?: string }
type PaymentRow = {
  amount: number
  captures?: { amount: number }[]
  refunds?: { amount: number; created_at: string | Date }[]
  payment_collection?: { order?: { id: string } | null } | null
}

const REPEAT_MS = 30_000

/**
 * In the place of Medusa's own route, with its body and answer: refunds of an order go one after the other, for each
 * rewrites the order's totals, and a second press does not pay the same part twice: Medusa's form sends no key by which to
 * know it. Once the money has left, the answer is that it has.
 */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const created_by = request.auth_context.actor_id
  const { amount, ...more } = request.validatedBody as Body
  const found = await readPayment(request, id)
  if (!found) throw paymentUnknown()
  const order_id = found.payment_collection?.order?.id
  // Money without an order is a partner's deposit by now: it goes back as a payout, by two people.
  if (!order_id) throw refundWithoutOrder()
  const { owners } = request.scope.resolve(CHECKOUT)
  await assertNotOwnOrder(request.scope, owners, order_id, created_by)
  await withOrder(request.scope, order_id, async () => {
    const payment = await readPayment(request, id)
    const amount_fen = toFen(amount ?? payment?.amount)
    if (amount !== undefined && !isWholeFen(amount)) throw amountNotWhole()
    const back_fen = (payment?.refunds ?? []).reduce((sum, refund) => sum + toFen(refund.amount), 0)
    const repeated = (payment?.refunds ?? []).some(
      (refund) => toFen(refund.amount) === amount_fen && Date.now() - new Date(refund.created_at).getTime() < REPEAT_MS,
    )
    if (repeated) throw refundedJustNow()
    const left_fen = (payment?.captures ?? []).reduce((sum, capture) => sum + toFen(capture.amount), 0) - back_fen
    if (amount_fen > left_fen) throw moreThanPaid(yuan(Math.max(0, left_fen)))
    await refundPayment(request.scope, { order_id, payment_id: id, amount_fen, created_by, ...more })
  })
  await answerPayment(request, response, id)
})

async function readPayment(request: AuthenticatedMedusaRequest, id: string): Promise<PaymentRow | undefined> {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['amount', 'captures.amount', 'refunds.amount', 'refunds.created_at', 'payment_collection.order.id'],
    filters: { id },
  })
  return data[0] as unknown as PaymentRow | undefined
}

async function answerPayment(request: AuthenticatedMedusaRequest, response: MedusaResponse, id: string): Promise<void> {
  const payment = await refetchEntity({
    entity: 'payment',
    idOrFilter: id,
    scope: request.scope,
    fields: request.queryConfig.fields,
  })
  reply(response, ROUTES['POST /admin/payments/:id/refund'], { payment })
}
