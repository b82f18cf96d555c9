import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { takeResults } from '../../../../../bank-results'
import { PAYOUTS } from '../../../../../modules/payouts'
import { ROUTES } from '../../../../contract'
import type { ResultsBody } from '../../../../validators'

/** Row by row: what is wrong is said, the rest is taken. @throws NOT_FOUND, INVALID_DATA (no table, no known columns) */
export const POST = tellingConflicts<ResultsBody>(async (request, response) => {
  const batch = await request.scope.resolve(PAYOUTS).batch(request.params.id ?? '')
  const file = Buffer.from(request.validatedBody.content, 'base64')
  const taken = await takeResults(request.scope, batch, file, actorOf(request))
  reply(response, ROUTES['POST /admin/payout-batches/:id/results'], taken)
})
