import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { markCanceled } from '../pay/close-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { returnStrayMoney } from '../pay/return-money'
import { closeSessions } from '../pay/settle'

/** Staff canceled an order in the admin: nobody may pay it any more, and what was paid meanwhile goes back. */
export default async function orderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { id } = event.data
  await withOrder(container, id, async () => {
    await markCanceled(container, id, 'staff')
    await closeSessions(container, id)
  })
  await returnStrayMoney(container, id)
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.CANCELED }
