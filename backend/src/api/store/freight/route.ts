import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { freightFor } from '../../../catalogue/freight'
import { parseQuery, replyKept } from '../../send'
import { ROUTES } from '../../contract'

/** Freight of a good to a province, shown before buying. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const route = ROUTES['GET /store/freight']
  const params = parseQuery(route.query, req.query)
  const answer = () => freightFor(req.scope, params.variant_id, params.quantity, params.province)
  await replyKept(res, route, `freight:${JSON.stringify(params)}`, answer)
}
