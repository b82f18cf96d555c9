import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import type { WorklistQuery } from '../../../../wire'
import { readWorklist } from '../../../../worklist'
import { ROUTES } from '../../../contract'

/** What is to pack, first to leave first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/warehouse/orders'], await readWorklist(req.scope, req.validatedQuery as WorklistQuery))
}
