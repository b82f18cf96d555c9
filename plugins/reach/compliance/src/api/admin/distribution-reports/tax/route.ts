import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { taxOfMonth } from '../../../../tax/statement'
import { ROUTES } from '../../../contract'
import type { MonthQuery } from '../../../tax-asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { month } = request.validatedQuery as MonthQuery
  reply(response, ROUTES['GET /admin/distribution-reports/tax'], await taxOfMonth(request.scope, month))
}
