import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { sendBatch } from '../../../decide'
import { PAYOUTS } from '../../../modules/payouts'
import { ROUTES } from '../../contract'
import { batchRows } from '../../rows'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const page = pageOf(request)
  const [rows, count] = await request.scope.resolve(PAYOUTS).batches(page)
  const batches = await batchRows(request.scope, rows, actorOf(request))
  reply(response, ROUTES['GET /admin/payout-batches'], { batches, ...pageSaid(count, page) })
}

/** @throws CONFLICT where nothing is approved */
export const POST = tellingConflicts<unknown>(async (request, response) => {
  const by = actorOf(request)
  const { batch: made, left } = await sendBatch(request.scope, by)
  const held = await request.scope.resolve(PAYOUTS).payoutsOfBatch(made.id)
  const amount_fen = held.reduce((sum, one) => sum + one.amount_fen, 0)
  const [batch] = await batchRows(request.scope, [{ ...made, amount_fen, waiting: held.length }], by)
  reply(response, ROUTES['POST /admin/payout-batches'], { batch, left })
})
