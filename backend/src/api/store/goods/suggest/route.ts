import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { cachedJson } from '../../../../catalogue/answer-cache'
import { suggest } from '../../../../catalogue/suggest'
import { parseQuery, sendJson } from '../../../send'
import { ROUTES } from '../../../contract'

/** Up to eight ways on while a buyer types. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const { q } = parseQuery(ROUTES['GET /store/goods/suggest'].query, req.query)
  const { locale } = req
  const answer = async () => ({ suggestions: q ? await suggest(req.scope, q, locale) : [] })
  sendJson(res, await cachedJson(`suggest:${locale}:${q}`, answer))
}
