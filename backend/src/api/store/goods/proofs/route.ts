import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { cachedJson } from '../../../../catalogue/answer-cache'
import { proofsOfVariants } from '../../../../catalogue/line-proofs'
import { parseQuery, sendJson } from '../../../send'
import { ROUTES } from '../../../contract'

/** Licence, lot and test behind each line of a basket. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const ids = [...new Set(parseQuery(ROUTES['GET /store/goods/proofs'].query, req.query).variant_id)].sort()
  const answer = async () => ({ proofs: await proofsOfVariants(req.scope, ids) })
  sendJson(res, await cachedJson(`proofs:${ids.join()}`, answer))
}
