import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { refusePayout } from '../../../../../decide'
import { ROUTES } from '../../../../contract'
import { payoutRows } from '../../../../rows'
import type { RefuseBody } from '../../../../validators'

export const POST = tellingConflicts<RefuseBody>(async (request, response) => {
  const by = actorOf(request)
  const refused = await refusePayout(request.scope, request.params.id ?? '', { by, ...request.validatedBody })
  const [payout] = await payoutRows(request.scope, [refused], by)
  reply(response, ROUTES['POST /admin/payouts/:id/refuse'], { payout })
})
