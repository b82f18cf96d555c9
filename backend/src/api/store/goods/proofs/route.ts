import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { proofsOfVariants } from '../../../../catalogue/line-proofs'
import { parseQuery, replyKept } from '../../../send'
import { ROUTES } from '../../../contract'

/** Licence, lot and test behind each line of a basket. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const route = ROUTES['GET /store/goods/proofs']
  const ids = [...new Set(parseQuery(route.query, req.query).variant_id)].sort()
  const answer = async () => ({ proofs: await proofsOfVariants(req.scope, ids) })
  await replyKept(res, route, `proofs:${ids.join()}`, answer)
}
