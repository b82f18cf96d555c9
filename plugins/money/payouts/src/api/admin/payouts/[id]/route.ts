import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { PAYOUTS } from '../../../../modules/payouts'
import { ROUTES } from '../../../contract'
import { payoutRows } from '../../../rows'

/** @throws NOT_FOUND */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const payouts = request.scope.resolve(PAYOUTS)
  const found = await payouts.find(request.params.id ?? '')
  const [steps, transfer_steps] = await Promise.all([payouts.stepsOf(found.id), payouts.transferSteps(found.id)])
  const names = await namesOf(
    request.scope,
    steps.map(({ by }) => by),
  )
  const [payout] = await payoutRows(request.scope, [found], actorOf(request))
  reply(response, ROUTES['GET /admin/payouts/:id'], {
    payout,
    steps: steps.map(({ state, by, at, reason, reference }) => ({ state, by: names[by] ?? '', at, reason, reference })),
    transfer_steps,
  })
}
