import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { bookCommission } from '../commission/book'

/** A claim took a step: from now on it is known for which line money went back, however long after the money itself. */
export default async function commissionClaimSettled({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await bookCommission(container, event.data.order_id)
}

export const config: SubscriberConfig = { event: 'after-sale.moved' }
