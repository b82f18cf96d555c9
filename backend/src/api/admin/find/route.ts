import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { find } from '../../../find/find'
import { rightsOf } from '../../../staff/rights-of'
import { ROUTES } from '../../contract'
import { parseQuery } from '../../send'

/** Orders, claims and lots by what a person at the desk has in hand. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { q } = parseQuery(ROUTES['GET /admin/find'].query, req.query)
  reply(res, ROUTES['GET /admin/find'], { found: await find(req.scope, q, await rightsOf(req)) })
}
