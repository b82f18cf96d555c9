import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WAREHOUSE } from '../../../../modules/warehouse'
import { openShorts } from '../../../../modules/warehouse/store/picks'
import { showShorts } from '../../../../waves/wave-file'
import { ROUTES } from '../../../contract'

/** What was not there and waits for somebody to decide, the longest waiting first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const rows = await openShorts(req.scope.resolve(WAREHOUSE).own.knex)
  reply(res, ROUTES['GET /admin/warehouse/shorts'], { shorts: await showShorts(req.scope, rows) })
}
