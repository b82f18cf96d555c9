/** Staff who forgot their password get a mail; nobody else has one. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { AuthWorkflowEvents, ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { sendResetLink } from '../lib/staff-door'

interface Reset {
  entity_id: string
  actor_type: string
  token: string
}

export default async function mailResetLink({ event: { data }, container }: SubscriberArgs<Reset>) {
  if (data.actor_type !== 'user') return
  try {
    await sendResetLink(container, data.entity_id, data.token)
  } catch {
    // Whoever asked asks again; what went wrong may quote the link.
    container.resolve(ContainerRegistrationKeys.LOGGER).error('A mail for a new password could not be sent')
  }
}

export const config: SubscriberConfig = { event: AuthWorkflowEvents.PASSWORD_RESET }
