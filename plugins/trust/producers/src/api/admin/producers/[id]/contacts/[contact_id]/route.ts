import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { deleteProducerContactWorkflow } from '../../../../../../workflows'

export async function DELETE(request: MedusaRequest, response: MedusaResponse) {
  const { id: producer_id, contact_id: id } = request.params
  await deleteProducerContactWorkflow(request.scope).run({ input: { id, producer_id } })
  response.json({ id, object: 'producer_contact', deleted: true })
}
