import type { MedusaStoreRequest, MedusaResponse } from '@medusajs/framework/http'
import { suggest } from '../../../../catalogue/suggest'
import { parseQuery, replyKept } from '../../../send'
import { ROUTES } from '../../../contract'

/** Up to eight ways on while a buyer types. */
export async function GET(req: MedusaStoreRequest, res: MedusaResponse) {
  const route = ROUTES['GET /store/goods/suggest']
  const { q } = parseQuery(route.query, req.query)
  const { locale } = req
  const answer = async () => ({ suggestions: q ? await suggest(req.scope, q, locale) : [] })
  await replyKept(res, route, `suggest:${locale}:${q}`, answer)
}
