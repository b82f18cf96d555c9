/** An order was placed or canceled: its buyer hears of it. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { sendOrderMessageWorkflow } from '../workflows/workflows/send-order-message'

export default async function orderPlacedMessage({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const step = event.name === OrderWorkflowEvents.PLACED ? 'placed' : 'canceled'
  const order_id = event.data.id
  // Who gave it up is written down under this lock, after the order itself is canceled.
  if (step === 'canceled') await withOrder(container, order_id, async () => undefined)
  await sendOrderMessageWorkflow(container).run({ input: { order_id, step, about: order_id } })
}

export const config: SubscriberConfig = { event: [OrderWorkflowEvents.PLACED, OrderWorkflowEvents.CANCELED] }
