import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { deleteProducerContactWorkflow } from '../../../../../../workflows'
import { ROUTES } from '../../../../../contract'

export async function DELETE(request: MedusaRequest, response: MedusaResponse) {
  const { id: producer_id, contact_id: id } = request.params
  await deleteProducerContactWorkflow(request.scope).run({ input: { id, producer_id } })
  const said = { id, object: 'producer_contact', deleted: true as const }
  reply(response, ROUTES['DELETE /admin/producers/:id/contacts/:contact_id'], said)
}
