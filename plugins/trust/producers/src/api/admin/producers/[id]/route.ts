import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { deleteProducerWorkflow, updateProducerWorkflow } from '../../../../workflows'
import type { UpdateProducer } from '../validators'

/** One producer, changed or removed by staff. */
export async function POST(req: MedusaRequest<UpdateProducer>, res: MedusaResponse) {
  const { result } = await updateProducerWorkflow(req.scope).run({ input: { id: req.params.id, ...req.validatedBody } })
  res.json({ producer: result })
}

export async function DELETE(req: MedusaRequest, res: MedusaResponse) {
  const { result } = await deleteProducerWorkflow(req.scope).run({ input: { id: req.params.id } })
  res.json({ ...result, deleted: true })
}
