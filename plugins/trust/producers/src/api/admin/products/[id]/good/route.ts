import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { only, reply } from '@shanzhen/http/contract'
import { setGoodFactsWorkflow } from '../../../../../workflows'
import { StaffGood } from '../../../../../wire'
import { ROUTES } from '../../../../contract'
import type { SetGood } from './validators'

/** A product's facts, or null while none are entered. @throws NOT_FOUND for an unknown product. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/products/:id/good'], { good: await readGood(req) })
}

export async function POST(req: MedusaRequest<SetGood>, res: MedusaResponse) {
  await readGood(req)
  await setGoodFactsWorkflow(req.scope).run({ input: [{ product_id: req.params.id, facts: req.validatedBody }] })
  reply(res, ROUTES['POST /admin/products/:id/good'], { good: await readGood(req) })
}

async function readGood(req: MedusaRequest) {
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'product', fields: ['id', 'good.*'], filters: { id: req.params.id } })
  if (!data.length) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个商品')
  const { good } = data[0]
  return good ? only(StaffGood, good) : null
}
