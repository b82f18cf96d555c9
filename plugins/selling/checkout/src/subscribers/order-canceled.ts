import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'
import { markCanceled } from '../pay/close-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { returnStrayMoney } from '../pay/return-money'
import { closeSessions } from '../pay/settle'

/** Staff canceled an order in the admin: nobody may pay it any more, and what was paid meanwhile goes back. */
export default async function orderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { id } = event.data
  const isPaidBack = await withOrder(container, id, async () => {
    const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id: id }, { take: 1 })
    // Whoever gives up what they paid for is paid back there, and after a crash by the sweep (pay/cancel-paid.ts).
    const byBuyer = Boolean(placement?.buyer_reason)
    const isDone = byBuyer && placement?.state === 'canceled'
    if (!isDone) await markCanceled(container, id, byBuyer ? 'buyer' : 'staff')
    await closeSessions(container, id)
    return isDone
  })
  if (!isPaidBack) await returnStrayMoney(container, id)
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.CANCELED }
