import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { allProducers } from '../../../producer-pages'
import { createProducersWorkflow } from '../../../workflows'
import { ListedProducer, StaffProducer } from '../../../wire'
import { ROUTES } from '../../contract'
import type { CreateProducer } from './validators'

/** All producers, with how many goods each has on sale. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const producers = await allProducers<Listed>(req.scope, ['*', 'goods.id'])
  reply(res, ROUTES['GET /admin/producers'], {
    producers: producers.map(({ goods, ...producer }) =>
      only(ListedProducer, { ...producer, goods_count: goods?.length ?? 0 }),
    ),
  })
}

type Listed = Omit<ListedProducer, 'goods_count'> & { goods?: unknown[] }

export async function POST(req: MedusaRequest<CreateProducer>, res: MedusaResponse) {
  const { result } = await createProducersWorkflow(req.scope).run({ input: [req.validatedBody] })
  reply(res, ROUTES['POST /admin/producers'], { producer: only(StaffProducer, result[0]) })
}
