import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { PRODUCER_PORTAL } from '../../../../../modules/producer-portal'
import { createProducerContactWorkflow } from '../../../../../workflows'
import type { CreateContact } from './validators'

/** Who signs in for this producer. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const contacts = await request.scope
    .resolve(PRODUCER_PORTAL)
    .listProducerContacts({ producer_id: request.params.id }, { order: { created_at: 'ASC' } })
  response.json({ contacts: contacts.map(({ id, channel, address }) => ({ id, channel, address })) })
}

/** @throws DUPLICATE_ERROR where the address speaks for a producer already */
export async function POST(request: MedusaRequest<CreateContact>, response: MedusaResponse) {
  const input = { producer_id: request.params.id, ...request.validatedBody }
  const { result } = await createProducerContactWorkflow(request.scope).run({ input })
  const { id, channel, address } = result
  response.status(201).json({ contact: { id, channel, address } })
}
