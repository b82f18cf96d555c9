import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { allProducers } from '../../../producer-pages'
import { createProducersWorkflow } from '../../../workflows'
import type { CreateProducer } from './validators'

/** All producers, with how many goods each has on sale. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const producers = await allProducers<Listed>(req.scope, ['*', 'goods.id'])
  res.json({ producers: producers.map(({ goods, ...producer }) => ({ ...producer, goods_count: goods?.length ?? 0 })) })
}

type Listed = { id: string; name: string; goods?: unknown[] }

export async function POST(req: MedusaRequest<CreateProducer>, res: MedusaResponse) {
  const { result } = await createProducersWorkflow(req.scope).run({ input: [req.validatedBody] })
  res.status(201).json({ producer: result[0] })
}
