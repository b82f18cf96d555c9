import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { listOpen } from '../../../../today/open-orders'
import { ROUTES } from '../../../contract'
import { parseQuery } from '../../../send'

/** Orders to pack, by how they stand, or to hand over, the longest waiting first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { kind, ...asked } = parseQuery(ROUTES['GET /admin/today/orders'].query, req.query)
  reply(res, ROUTES['GET /admin/today/orders'], await listOpen(req.scope, kind, asked))
}
