/** Money came in or went back: its buyer hears of it. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, OrderStatus, PaymentEvents } from '@medusajs/framework/utils'
import { sendOrderMessagesWorkflow } from '../workflows/workflows/send-order-messages'

export default async function paymentMessage({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'payment',
    fields: [
      'id',
      'amount',
      'data',
      'captured_at',
      'refunds.id',
      'refunds.amount',
      'refunds.metadata',
      'payment_collection.order.id',
      'payment_collection.order.status',
      'payment_collection.order.canceled_at',
    ],
    filters: { id: event.data.id },
  })
  const order = data[0]?.payment_collection?.order
  if (!data[0] || !order) return
  const canceled = order.status === OrderStatus.CANCELED
  if (event.name === PaymentEvents.CAPTURED) {
    if (canceled) return
    const input = { order_id: order.id, step: 'paid' as const, about: data[0].id, amount: Number(data[0].amount) }
    await sendOrderMessagesWorkflow(container).run({ input: [input] })
    return
  }
  const late = canceled && timeOf(data[0].captured_at) > timeOf(order.canceled_at)
  const step = late ? ('money_returned' as const) : ('refunded' as const)
  for (const refund of data[0].refunds ?? []) {
    if (!refund) continue
    const forWeight = !late && refund.metadata?.reason === 'weight'
    const told = forWeight ? ('weight_refunded' as const) : step
    const input = {
      order_id: order.id,
      step: told,
      about: refund.id,
      amount: Number(refund.amount),
      underWay: isUnderWay(data[0].data, refund.id),
    }
    await sendOrderMessagesWorkflow(container).run({ input: [input] })
  }
}

/** A channel that is slow with refunds keeps its word on each in the payment's data, by our refund's id. */
function isUnderWay(data: unknown, refund_id: string): boolean {
  const { refunds } = (data ?? {}) as { refunds?: { refund_key?: string; status?: string }[] }
  return !!refunds?.some(({ refund_key, status }) => refund_key === refund_id && status === 'PROCESSING')
}

const timeOf = (at: string | Date | null | undefined): number => (at ? new Date(at).getTime() : 0)

export const config: SubscriberConfig = { event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED] }
