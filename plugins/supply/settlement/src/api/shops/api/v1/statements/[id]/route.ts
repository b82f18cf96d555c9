import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SETTLEMENT } from '../../../../../../modules/settlement'
import { statementFile } from '../../../../../../statements/view'
import { ROUTES } from '../../../../../contract'
import type { LinesQuery } from '../../../../../validators'

/** @throws NOT_FOUND, another's too */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const row = await request.scope.resolve(SETTLEMENT).find(request.params.id ?? '', shopOf(response).shop_id)
  const file = await statementFile(request.scope, row, request.validatedQuery as LinesQuery)
  reply(response, ROUTES['GET /shops/api/v1/statements/:id'], file)
}
