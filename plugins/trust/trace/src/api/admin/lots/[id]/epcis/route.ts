import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { lotUnknown } from '../../../../../modules/trace/errors'
import { readLot } from '../../../../../story/read-lot'
import { sendHistory } from '../../../../send-history'

/** A lot's whole history, for staff. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const lot = await readLot(request.scope, request.params.id ?? '')
  if (!lot) throw lotUnknown()
  sendHistory(request, response, lot)
}
