import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { SETTLEMENT } from '../../../../../modules/settlement'
import { statementFile } from '../../../../../statements/view'
import { ROUTES } from '../../../../contract'
import type { LinesQuery } from '../../../../validators'

/** @throws NOT_FOUND */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const row = await request.scope.resolve(SETTLEMENT).find(request.params.id ?? '')
  const file = await statementFile(request.scope, row, request.validatedQuery as LinesQuery)
  reply(response, ROUTES['GET /admin/settlement/statements/:id'], file)
}
