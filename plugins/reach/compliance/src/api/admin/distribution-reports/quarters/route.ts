import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { listQuarters } from '../../../../tax/quarters'
import { ROUTES } from '../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  reply(response, ROUTES['GET /admin/distribution-reports/quarters'], await listQuarters(request.scope))
}
