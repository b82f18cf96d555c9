import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { cachedJson } from '../../../catalogue/answer-cache'
import { freightFor } from '../../../catalogue/freight'
import { parseQuery, sendJson } from '../../send'
import { ROUTES } from '../../contract'

/** Freight of a good to a province, shown before buying. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const params = parseQuery(ROUTES['GET /store/freight'].query, req.query)
  const answer = () => freightFor(req.scope, params.variant_id, params.quantity, params.province)
  sendJson(res, await cachedJson(`freight:${JSON.stringify(params)}`, answer))
}
