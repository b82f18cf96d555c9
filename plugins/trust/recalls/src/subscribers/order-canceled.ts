/** A canceled order waits for no recall. The job finds it too, where the event was lost. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { RECALL } from '../modules/recall'
import { letCanceledGo } from '../recalls/let-canceled-go'

export default async function orderCanceled({ container }: SubscriberArgs<{ id: string }>) {
  for (const { id } of await container.resolve(RECALL).openRecalls()) await letCanceledGo(container, id)
}

export const config: SubscriberConfig = {
  event: OrderWorkflowEvents.CANCELED,
  context: { subscriberId: 'recall-order-canceled' },
}
