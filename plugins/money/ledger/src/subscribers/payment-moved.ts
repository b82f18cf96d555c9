import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { PaymentEvents } from '@medusajs/framework/utils'
import { postPaymentsWorkflow } from '../workflows/workflows/post-payments'

/** Money came in or went back: it is in the book a moment later, and by the catch-up job if this event is lost. */
export default async function paymentMoved({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await postPaymentsWorkflow(container).run({ input: [event.data.id] })
}

export const config: SubscriberConfig = { event: [PaymentEvents.CAPTURED, PaymentEvents.REFUNDED] }
