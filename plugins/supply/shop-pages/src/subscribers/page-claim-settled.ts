import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { bookMargin } from '../margins/book'
import { SHOP_PAGE } from '../modules/shop-page'

/**
 * A claim of a page's order took a step: from now on it is known for which line money went back, however long after the money
 * itself. The event is told again after a crash.
 */
export default async function pageClaimSettled({
  event,
  container,
}: SubscriberArgs<{ order_id: string }>): Promise<void> {
  const { order_id } = event.data
  if (!(await container.resolve(SHOP_PAGE).salesAmong([order_id])).length) return
  await bookMargin(container, order_id)
}

export const config: SubscriberConfig = { event: 'after-sale.moved' }
