/** A producer as somebody whom money is paid out to. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { PRODUCER_PORTAL } from '@shanzhen/producers/modules/producer-portal'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { ownProducer, producerUnknown } from './modules/purchase/errors'

/** @throws MedusaError not_found */
export async function nameOf(container: MedusaContainer, producer_id: string): Promise<string> {
  const [producer] = await container.resolve(TRACEABILITY).listProducers({ id: producer_id }, { take: 1 })
  if (!producer) throw producerUnknown()
  return producer.name
}

/** Whose phone or mailbox speaks for the producer. @throws MedusaError not_allowed */
export async function assertNotOwn(container: MedusaContainer, producer_id: string, staff_id: string): Promise<void> {
  const [contacts, phones, [user]] = await Promise.all([
    container.resolve(PRODUCER_PORTAL).listProducerContacts({ producer_id }, { take: 500 }),
    container.resolve(SIGN_IN).everyPhoneOf(staff_id),
    container.resolve(Modules.USER).listUsers({ id: [staff_id] }, { take: 1, select: ['id', 'email'] }),
  ])
  const own = new Set([...phones, user?.email?.toLowerCase()])
  if (contacts.some(({ address }) => own.has(address.toLowerCase()))) throw ownProducer()
}
