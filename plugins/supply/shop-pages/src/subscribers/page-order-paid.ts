import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { PaymentEvents } from '@medusajs/framework/utils'
import { orderOfPayment } from '@shanzhen/ledger/postings/order-of-payment'
import { postPaymentsWorkflow } from '@shanzhen/ledger/workflows'
import { bookMargin } from '../margins/book'
import { SHOP_PAGE } from '../modules/shop-page'

/** Money of an order came or went back: what its shop earns follows a moment later; what an event loses the job finds. */
export default async function pageOrderPaid({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = await orderOfPayment(container, event.data.id)
  if (!order_id || !(await container.resolve(SHOP_PAGE).salesAmong([order_id])).length) return
  // The book first, whichever of the two who listen comes first; posted twice it is posted once.
  await postPaymentsWorkflow(container).run({ input: [event.data.id] })
  await bookMargin(container, order_id)
}

export const config: SubscriberConfig = { event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED] }
