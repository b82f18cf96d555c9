/** An invitation, new or sent again, is mailed to whom it invites. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, InviteWorkflowEvents } from '@medusajs/framework/utils'
import { mailInvitation } from '../lib/invitation'

export default async function sendInvitation({ event: { data }, container }: SubscriberArgs<{ id: string }>) {
  try {
    await mailInvitation(container, data.id)
  } catch {
    // Staff send it again; what went wrong may quote the link.
    container.resolve(ContainerRegistrationKeys.LOGGER).error('The mail of an invitation could not be sent')
  }
}

export const config: SubscriberConfig = { event: [InviteWorkflowEvents.CREATED, InviteWorkflowEvents.RESENT] }
