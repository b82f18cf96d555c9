import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { deleteProducerWorkflow, updateProducerWorkflow } from '../../../../workflows'
import { StaffProducer } from '../../../../wire'
import { ROUTES } from '../../../contract'
import type { UpdateProducer } from '../validators'

/** One producer, changed or removed by staff. */
export async function POST(req: MedusaRequest<UpdateProducer>, res: MedusaResponse) {
  const { result } = await updateProducerWorkflow(req.scope).run({ input: { id: req.params.id, ...req.validatedBody } })
  reply(res, ROUTES['POST /admin/producers/:id'], { producer: only(StaffProducer, result) })
}

export async function DELETE(req: MedusaRequest, res: MedusaResponse) {
  const { result } = await deleteProducerWorkflow(req.scope).run({ input: { id: req.params.id } })
  reply(res, ROUTES['DELETE /admin/producers/:id'], { id: result.id, deleted: true })
}
