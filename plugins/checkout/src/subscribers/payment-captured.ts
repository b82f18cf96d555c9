import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, PaymentEvents } from '@medusajs/framework/utils'
import { returnStrayMoney } from '../pay/return-money'
import { markPaid } from '../pay/settle'

/** The money is there: the order is paid, or, where it was canceled meanwhile, the money goes back. */
export default async function paymentCaptured({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'payment',
    fields: ['id', 'payment_collection.order.id', 'payment_collection.order.status'],
    filters: { id: event.data.id },
  })
  const order = data[0]?.payment_collection?.order
  if (!order) return
  if (order.status === 'canceled') await returnStrayMoney(container, order.id)
  else await markPaid(container, order.id)
}

export const config: SubscriberConfig = { event: PaymentEvents.CAPTURED }
