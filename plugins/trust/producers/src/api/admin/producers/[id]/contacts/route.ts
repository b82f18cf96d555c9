import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { PRODUCER_PORTAL } from '../../../../../modules/producer-portal'
import { createProducerContactWorkflow } from '../../../../../workflows'
import { Contact } from '../../../../../wire'
import { ROUTES } from '../../../../contract'
import type { CreateContact } from './validators'

/** Who signs in for this producer. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const contacts = await request.scope
    .resolve(PRODUCER_PORTAL)
    .listProducerContacts({ producer_id: request.params.id }, { order: { created_at: 'ASC' } })
  reply(response, ROUTES['GET /admin/producers/:id/contacts'], {
    contacts: contacts.map((contact) => only(Contact, contact)),
  })
}

/** @throws DUPLICATE_ERROR where the address speaks for a producer already */
export async function POST(request: MedusaRequest<CreateContact>, response: MedusaResponse) {
  const input = { producer_id: request.params.id, ...request.validatedBody }
  const { result } = await createProducerContactWorkflow(request.scope).run({ input })
  reply(response, ROUTES['POST /admin/producers/:id/contacts'], { contact: only(Contact, result) })
}
