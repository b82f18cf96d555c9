import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { RECALL } from '../modules/recall'
import { tellBuyers } from '../recalls/tell-buyers'
import { RECALL_OPENED } from '../workflows/events'

/** A recall began: its buyers hear of it. */
export default async function tellRecall({ event, container }: SubscriberArgs<{ id: string }>) {
  await tellBuyers(container, await container.resolve(RECALL).retrieveWithRows(event.data.id))
}

export const config: SubscriberConfig = { event: RECALL_OPENED, context: { subscriberId: 'tell-recall' } }
