import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { PRODUCER_PORTAL } from '../../modules/producer-portal'
import * as errors from '../../modules/producer-portal/errors'
import { TRACEABILITY } from '../../modules/traceability'
import { producerUnknown } from '../../modules/traceability/errors'

export type ContactInput = { producer_id: string; channel: 'sms' | 'email'; address: string }

/** Lets a phone or a mailbox speak for a producer. */
export const createProducerContactStep = createStep(
  'create-producer-contact',
  async (input: ContactInput, { container }) => {
    const [producer] = await container.resolve(TRACEABILITY).listProducers({ id: input.producer_id })
    if (!producer) throw producerUnknown(input.producer_id)
    const portal = container.resolve(PRODUCER_PORTAL)
    const { channel, address } = input
    const [taken] = await portal.listProducerContacts({ channel, address }, { take: 1 })
    if (taken) throw errors.contactTaken()
    const contact = await portal.createProducerContacts(input)
    return new StepResponse(contact, contact.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(PRODUCER_PORTAL).deleteProducerContacts([id])
  },
)

/** From now on the address speaks for nobody; a session opened by it ends with its next request. */
export const deleteProducerContactStep = createStep(
  'delete-producer-contact',
  async ({ id, producer_id }: { id: string; producer_id: string }, { container }) => {
    const portal = container.resolve(PRODUCER_PORTAL)
    const [contact] = await portal.listProducerContacts({ id, producer_id })
    if (!contact) throw errors.contactUnknown()
    await portal.softDeleteProducerContacts([id])
    return new StepResponse({ id }, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(PRODUCER_PORTAL).restoreProducerContacts([id])
  },
)
