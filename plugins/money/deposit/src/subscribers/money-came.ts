import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { Modules, PaymentEvents } from '@medusajs/framework/utils'
import { DEPOSIT } from '../modules/deposit'
import type { TopUp } from '../modules/deposit/service'
import { bookTopUp } from '../top-ups'

/** A channel's message took money: where it was a top-up it is in its deposit a moment later, and by the job if this is lost. */
export default async function moneyCame({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const [payment] = await container.resolve(Modules.PAYMENT).listPayments({ id: event.data.id }, { take: 1 })
  if (!payment) return
  const { payment_collection_id } = payment
  const [top_up] = await container.resolve(DEPOSIT).listDepositTopUps({ payment_collection_id }, { take: 1 })
  if (top_up) await bookTopUp(container, top_up as unknown as TopUp)
}

export const config: SubscriberConfig = { event: PaymentEvents.CAPTURED }
