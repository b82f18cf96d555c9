import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readLot } from '../read-lots'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

/** @throws NOT_FOUND for an unknown lot */
export async function GET(req: MedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/lots/:id'], await readLot(req.scope, req.params.id))
}
