import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { z } from '@medusajs/framework/zod'
import { cachedJson } from '../../../catalogue/answer-cache'
import { freightFor } from '../../../catalogue/freight'
import { parseQuery, sendJson } from '../../send'

const FreightParams = z.object({
  variant_id: z.string({ error: '请选择规格' }).min(1, '请选择规格').max(60),
  quantity: z.coerce
    .number({ error: '数量须为数字' })
    .int('数量须为整数')
    .min(1, '数量至少为 1')
    .max(999, '数量过大')
    .default(1),
  province: z.string().trim().max(20, '认不出收货省份').optional(),
})

/** Freight of a good to a province, shown before buying. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const params = parseQuery(FreightParams, req.query)
  const answer = () => freightFor(req.scope, params.variant_id, params.quantity, params.province)
  sendJson(res, await cachedJson(`freight:${JSON.stringify(params)}`, answer))
}
