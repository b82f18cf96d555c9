import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { DEPOSIT_FILLED } from '@shanzhen/deposit/events'
import { placeOpen } from '../orders/place-orders'

/** What was held for want of money goes as soon as it is there. */
export default async function depositFilled({
  event,
  container,
}: SubscriberArgs<{ owner_type: string; owner_id: string }>): Promise<void> {
  const { owner_type, owner_id } = event.data
  if (owner_type === 'shop') await placeOpen(container, owner_id)
}

export const config: SubscriberConfig = { event: DEPOSIT_FILLED }
