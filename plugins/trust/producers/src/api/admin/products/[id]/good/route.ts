import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { setGoodFactsWorkflow } from '../../../../../workflows'
import type { SetGood } from './validators'

/** A product's facts, or null while none are entered. @throws NOT_FOUND for an unknown product. */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  res.json({ good: await readGood(req) })
}

export async function POST(req: MedusaRequest<SetGood>, res: MedusaResponse) {
  await readGood(req)
  await setGoodFactsWorkflow(req.scope).run({ input: [{ product_id: req.params.id, facts: req.validatedBody }] })
  res.json({ good: await readGood(req) })
}

async function readGood(req: MedusaRequest) {
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'product', fields: ['id', 'good.*', 'good.producer.*'], filters: { id: req.params.id } })
  if (!data.length) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个商品')
  return data[0].good ?? null
}
