import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createProducersWorkflow } from '../../../workflows'
import type { CreateProducer } from './validators'

/** All producers, with how many goods each has on sale. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'producer',
    fields: ['*', 'goods.id'],
    pagination: { order: { name: 'ASC' }, take: 500, skip: 0 },
  })
  res.json({ producers: data.map(({ goods, ...producer }) => ({ ...producer, goods_count: goods?.length ?? 0 })) })
}

export async function POST(req: MedusaRequest<CreateProducer>, res: MedusaResponse) {
  const { result } = await createProducersWorkflow(req.scope).run({ input: [req.validatedBody] })
  res.status(201).json({ producer: result[0] })
}
