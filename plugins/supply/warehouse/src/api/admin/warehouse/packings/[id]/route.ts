import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../../modules/warehouse'
import { readPacking } from '../../../../../modules/warehouse/store/packings'
import { showPacking } from '../../../../../pack/show'
import { ROUTES } from '../../../../contract'

/** @throws NOT_FOUND */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const row = await readPacking(req.scope.resolve(WAREHOUSE).own.knex, req.params.id)
  reply(res, ROUTES['GET /admin/warehouse/packings/:id'], { packing: await showPacking(req.scope, row) })
}
