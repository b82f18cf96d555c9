import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { takeResult } from '../../../../../decide'
import { ROUTES } from '../../../../contract'
import { payoutRows } from '../../../../rows'
import type { ResultBody } from '../../../../validators'

export const POST = tellingConflicts<ResultBody>(async (request, response) => {
  const by = actorOf(request)
  const moved = await takeResult(request.scope, request.params.id ?? '', request.validatedBody, by)
  const [payout] = await payoutRows(request.scope, [moved], by)
  reply(response, ROUTES['POST /admin/payouts/:id/result'], { payout })
})
