import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { PURCHASE } from '../../../../../../modules/purchase'
import { nameOf } from '../../../../../../payee'
import { ROUTES } from '../../../../../contract'
import type { EnterAccount } from '../../../../../validators'

/** The numbers in full; who looked stands in the staff's acts. @throws NOT_FOUND */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  response.setHeader('Cache-Control', 'no-store')
  const accounts = await request.scope.resolve(PURCHASE).wholeAccounts(request.params.id ?? '')
  reply(response, ROUTES['GET /admin/purchase/producers/:id/account'], accounts)
}

/** The one before holds until another person accepts this one. @throws NOT_FOUND, CONFLICT */
export const POST = tellingConflicts<EnterAccount>(async (request, response) => {
  const id = request.params.id ?? ''
  await nameOf(request.scope, id)
  const { bank, holder, account_number: number } = request.validatedBody
  const entered = { bank, holder, number }
  const account_id = await request.scope.resolve(PURCHASE).enterAccount(id, entered, actorOf(request))
  reply(response, ROUTES['POST /admin/purchase/producers/:id/account'], { account_id })
})
