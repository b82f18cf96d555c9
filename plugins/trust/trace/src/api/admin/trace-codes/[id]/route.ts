import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { TRACE } from '../../../../modules/trace'
import { batchUnknown } from '../../../../modules/trace/errors'
import { StaffBatch } from '../../../../wire'
import { STAFF_ROUTES } from '../../../contract'

/** One batch, how its bags were looked at, and the codes looked at most. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const trace = request.scope.resolve(TRACE)
  const [batch] = await trace.listTraceCodeBatches({ id: request.params.id })
  if (!batch) throw batchUnknown()
  reply(response, STAFF_ROUTES['GET /admin/trace-codes/:id'], {
    batch: only(StaffBatch, batch),
    tally: await trace.tallyOf(batch.id),
  })
}
