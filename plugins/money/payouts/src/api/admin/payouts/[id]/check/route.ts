import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { lookAt } from '../../../../../decide'
import { ROUTES } from '../../../../contract'
import { payoutRows } from '../../../../rows'

export const POST = tellingConflicts<unknown>(async (request, response) => {
  const by = actorOf(request)
  const [payout] = await payoutRows(
    request.scope,
    [await lookAt(request.scope, request.params.id ?? '', 'checked', by)],
    by,
  )
  reply(response, ROUTES['POST /admin/payouts/:id/check'], { payout })
})
