import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { readBrief } from '../../../../../today/order-brief'
import { ROUTES } from '../../../../contract'

/** What a packer has to know of an order before anything else. @throws NOT_FOUND */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/orders/:id/brief'], await readBrief(req.scope, req.params.id))
}
