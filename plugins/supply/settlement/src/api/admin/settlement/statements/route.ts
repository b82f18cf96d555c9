import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { SETTLEMENT } from '../../../../modules/settlement'
import { closeStatement } from '../../../../statements/close'
import { statementView } from '../../../../statements/view'
import { ROUTES } from '../../../contract'
import { telling } from '../../../telling'
import type { CloseBody, StatementsQuery } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { shop_id, state } = request.validatedQuery as StatementsQuery
  const page = pageOf(request)
  const [rows, count] = await request.scope.resolve(SETTLEMENT).list({ shop_id, state, ...page })
  reply(response, ROUTES['GET /admin/settlement/statements'], {
    statements: rows.map(statementView),
    ...pageSaid(count, page),
  })
}

/** @throws NOT_FOUND (no such shop), CONFLICT (nothing moved) */
export const POST = telling<CloseBody>(async (request, response) => {
  const asked = { ...request.validatedBody, until: new Date(), made_by: actorOf(request) }
  const statement = statementView(await closeStatement(request.scope, asked))
  reply(response, ROUTES['POST /admin/settlement/statements'], { statement })
})
