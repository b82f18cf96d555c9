import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { InviteWorkflowEvents } from '@medusajs/framework/utils'
import { tellNewcomer } from '../lib/invitation'

export default async function invitationTaken({ event: { data }, container }: SubscriberArgs<{ id: string }>) {
  await tellNewcomer(container, data.id)
}

export const config: SubscriberConfig = { event: InviteWorkflowEvents.ACCEPTED }
