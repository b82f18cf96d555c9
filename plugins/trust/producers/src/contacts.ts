import type { MedusaContainer } from '@medusajs/framework/types'
import type { Contact } from '@shanzhen/messages/staff-address'
import { PRODUCER_PORTAL } from './modules/producer-portal'

/** The phones and mailboxes that speak for a producer. */
export async function contactsOf(container: MedusaContainer, producer_id: string): Promise<Contact[]> {
  const contacts = await container.resolve(PRODUCER_PORTAL).listProducerContacts({ producer_id })
  return contacts.map(({ channel, address }) => ({ channel, address }))
}
