/** An order was placed or canceled: its buyer hears of it. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, OrderWorkflowEvents } from '@medusajs/framework/utils'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import type { OrderSender } from '@shanzhen/ports/types'
import { sendersOf } from '../senders'
import { isTheirs } from '../sent-on'
import { sendOrderMessagesWorkflow } from '../workflows/workflows/send-order-messages'

/** Orders that came in the same moment are read, and their messages written down, together. */
const placed = new Gathered(async (ids: string[], container: MedusaContainer) => {
  const senders = isTheirs('placed') ? await sendersOf(container, ids) : new Map<string, OrderSender>()
  const orders = ids.filter((id) => !senders.has(id) || senders.get(id)?.hosted)
  const tell = (those: string[]) =>
    sendOrderMessagesWorkflow(container).run({
      input: those.map((order_id) => ({ order_id, step: 'placed' as const, about: order_id })),
    })
  try {
    if (orders.length) await tell(orders)
  } catch (error) {
    if (orders.length === 1) throw error
    // One that cannot be told keeps no other buyer waiting; who heard already hears nothing twice.
    for (const order_id of orders)
      await tell([order_id]).catch(({ message }: Error) =>
        container.resolve(ContainerRegistrationKeys.LOGGER).error(`messages: nothing told of ${order_id}: ${message}`),
      )
  }
  return new Map(ids.map((order_id) => [order_id, true]))
})

export default async function orderPlacedMessage({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = event.data.id
  if (event.name === OrderWorkflowEvents.PLACED) return void (await placed.ask([order_id], container))
  // Who gave it up is written down under this lock, after the order itself is canceled.
  await withOrder(container, order_id, async () => undefined)
  await sendOrderMessagesWorkflow(container).run({ input: [{ order_id, step: 'canceled', about: order_id }] })
}

export const config: SubscriberConfig = { event: [OrderWorkflowEvents.PLACED, OrderWorkflowEvents.CANCELED] }
