import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { PAYOUTS } from '../../../modules/payouts'
import { ROUTES } from '../../contract'
import { payoutRows } from '../../rows'
import type { PayoutsQuery } from '../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { state, batch_id, q } = request.validatedQuery as PayoutsQuery
  const page = pageOf(request)
  const payouts = request.scope.resolve(PAYOUTS)
  const [[rows, count], waiting] = await Promise.all([payouts.list({ state, batch_id, q, ...page }), payouts.waiting()])
  reply(response, ROUTES['GET /admin/payouts'], {
    payouts: await payoutRows(request.scope, rows, actorOf(request)),
    waiting: Object.fromEntries(Object.entries(waiting).map(([key, { count: many }]) => [key, many])),
    ...pageSaid(count, page),
  })
}
