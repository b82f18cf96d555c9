import { MedusaService } from '@medusajs/framework/utils'
import type { ActorDirectory, Address } from '@shanzhen/ports/types'
import { ProducerContact } from './models/producer-contact'

/** Keeps producers' contacts, and says who signs in by an address. */
export default class ProducerPortalService extends MedusaService({ ProducerContact }) implements ActorDirectory {
  /**
   * Asked by sign-in after the code was right: who acts by this address. The actor is the contact, so that a contact
   * staff take away stops acting at once.
   * @returns the contact's id, null where the address speaks for no producer
   */
  async findActorId(address: Address): Promise<string | null> {
    const [contact] = await this.listProducerContacts(
      { channel: address.channel, address: address.address },
      { select: ['id'], take: 1 },
    )
    return contact?.id ?? null
  }
}
