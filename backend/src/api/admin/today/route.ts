import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { rightsOf } from '../../../staff/rights-of'
import { readToday } from '../../../today/read-today'
import { ROUTES } from '../../contract'

/** What waits for the signed-in person: numbers of their own work alone. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  reply(res, ROUTES['GET /admin/today'], await readToday(req.scope, await rightsOf(req)))
}
