import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { TRACE } from '../../../../modules/trace'
import { batchUnknown } from '../../../../modules/trace/errors'

/** One batch, how its bags were looked at, and the codes looked at most. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const trace = request.scope.resolve(TRACE)
  const [batch] = await trace.listTraceCodeBatches({ id: request.params.id })
  if (!batch) throw batchUnknown()
  response.json({ batch, tally: await trace.tallyOf(batch.id) })
}
