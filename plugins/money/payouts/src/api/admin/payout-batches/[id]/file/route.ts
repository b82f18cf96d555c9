import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { batchWorkbook } from '../../../../../bank-file'
import { PAYOUTS } from '../../../../../modules/payouts'

/** With whole account numbers: reading it is on record. @throws NOT_FOUND */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const batch = await request.scope.resolve(PAYOUTS).batch(request.params.id ?? '')
  const bytes = await batchWorkbook(request.scope, batch)
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Disposition', `attachment; filename="${batch.number}.xlsx"`)
  response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(bytes)
}
