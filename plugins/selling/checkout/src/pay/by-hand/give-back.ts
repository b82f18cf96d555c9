import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { handMethod, type HandMethod } from '@shanzhen/money-kit/by-hand'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { postHandedBack } from '@shanzhen/ledger/postings/handed-back'
import { refundNotFound } from '../../lib/refusal'
import type { HandData, HandRefund } from '../../providers/offline/service'

/** Money taken by hand that goes back by hand: owed since the refund was made, over when staff say it was handed over. */
export type OwedByHand = {
  refund_id: string
  payment_id: string
  method: HandMethod
  amount_fen: number
  given: boolean
}

type Row = {
  currency_code: string
  payment_collections?: { payments?: { id: string; provider_id: string; data: HandData | null }[] }[]
}

export async function listHandRefunds(container: MedusaContainer, order_id: string): Promise<OwedByHand[]> {
  return paymentsOf(await readRow(container, order_id)).flatMap(({ id, method, refunds }) =>
    refunds.map((refund) => ({
      refund_id: refund.id,
      payment_id: id,
      method,
      amount_fen: refund.amount_fen,
      given: refund.status === 'SUCCESS',
    })),
  )
}

/** Booked first under its own key, then written down: the same again changes nothing. @throws Refusal 404 */
export async function giveBackByHand(container: MedusaContainer, order_id: string, refund_id: string): Promise<void> {
  await withOrder(container, order_id, async () => {
    const row = await readRow(container, order_id)
    const payment = paymentsOf(row).find(({ refunds }) => refunds.some(({ id }) => id === refund_id))
    const refund = payment?.refunds.find(({ id }) => id === refund_id)
    if (!payment || !refund) throw refundNotFound()
    if (refund.status === 'SUCCESS') return
    const { provider_id, data } = payment
    const { amount_fen } = refund
    await postHandedBack(container, { order_id, refund_id, provider_id, amount_fen, currency: row.currency_code })
    const refunds = payment.refunds.map((one): HandRefund =>
      one.id === refund_id ? { ...one, status: 'SUCCESS' } : one,
    )
    await container.resolve(Modules.PAYMENT).updatePayment({ id: payment.id, data: { ...data, refunds } } as never)
  })
}

const paymentsOf = ({ payment_collections = [] }: Row) =>
  payment_collections
    .flatMap(({ payments = [] }) => payments)
    .flatMap((payment) => {
      const method = handMethod(payment.provider_id)
      return method ? [{ ...payment, method, refunds: payment.data?.refunds ?? [] }] : []
    })

async function readRow(container: MedusaContainer, order_id: string): Promise<Row> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['currency_code', ...['id', 'provider_id', 'data'].map((field) => `payment_collections.payments.${field}`)],
    filters: { id: order_id },
  })
  if (!data[0]) throw refundNotFound()
  return data[0] as unknown as Row
}
