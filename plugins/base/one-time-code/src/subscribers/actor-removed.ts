/** Whoever is no longer staff or a customer is signed in nowhere. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { SIGN_IN } from '../modules/sign-in'

export default async function endRemovedActor({ event: { name, data }, container }: SubscriberArgs<{ id: string }>) {
  const [actor_type] = name.split('.')
  await container.resolve(SIGN_IN).endAllOf({ actor_type, actor_id: data.id })
}

export const config: SubscriberConfig = { event: ['user.deleted', 'customer.deleted'] }
