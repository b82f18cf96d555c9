import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { ownDistributor } from '@shanzhen/distribution/own'
import { withdrawalsView, withdrawalView } from '../../../../../view/withdrawals'
import { askWithdrawal } from '../../../../../withdrawal/ask'
import type { WithdrawBody } from '../../../../commission-routes'
import { ROUTES } from '../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const page = pageOf(request)
  const { withdrawals, count } = await withdrawalsView(request.scope, id, page)
  reply(response, ROUTES['GET /store/distribution/me/withdrawals'], { withdrawals, ...pageSaid(count, page) })
}

export const POST = tellingConflicts<WithdrawBody>(async (request, response) => {
  const asked_by = actorOf(request)
  const { id } = await ownDistributor(request.scope, asked_by)
  const payout = await askWithdrawal(request.scope, id, { ...request.validatedBody, asked_by })
  const withdrawal = await withdrawalView(request.scope, id, payout.id)
  reply(response, ROUTES['POST /store/distribution/me/withdrawals'], { withdrawal }, 201)
})
