import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/**
 * Guests' orders are looked for at each sign-in by what they wrote: not through every order there is. Indexes on Medusa's
 * own tables wait for its migrations, so they are made after all of them.
 */
export default async function indexGuestContacts({ container }: { container: MedusaContainer }): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex.raw(`create index if not exists "IDX_order_address_guest_phone" on order_address (phone)`)
  await knex.raw(`create index if not exists "IDX_order_guest_email" on "order" (email) where customer_id is null`)
}
