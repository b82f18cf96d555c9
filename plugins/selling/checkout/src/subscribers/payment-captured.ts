import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, PaymentEvents } from '@medusajs/framework/utils'
import { returnStrayMoney } from '../pay/return-money'
import { balanceOrder } from '../pay/balance-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'

/** Money is there: it pays the order, or, where that was canceled meanwhile or costs less, goes back. */
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
  else await withOrder(container, order.id, () => balanceOrder(container, order.id))
}

export const config: SubscriberConfig = { event: PaymentEvents.CAPTURED }
