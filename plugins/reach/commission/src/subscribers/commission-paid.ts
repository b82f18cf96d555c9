import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { PaymentEvents } from '@medusajs/framework/utils'
import { orderOfPayment } from '@shanzhen/ledger/postings/order-of-payment'
import { postPaymentsWorkflow } from '@shanzhen/ledger/workflows'
import { bookCommission } from '../commission/book'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'

/** Money of an order came or went back: what it earns whoever brought it follows a moment later; what an event loses the job finds. */
export default async function commissionPaid({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = await orderOfPayment(container, event.data.id)
  if (!order_id || !(await container.resolve(ATTRIBUTION).attributionsOf([order_id])).size) return
  // The book first, whichever of those who listen comes first; posted twice it is posted once.
  await postPaymentsWorkflow(container).run({ input: [event.data.id] })
  await bookCommission(container, order_id)
}

export const config: SubscriberConfig = { event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED] }
