import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SETTLEMENT } from '../../../../../../modules/settlement'
import { statementUnknown } from '../../../../../../modules/settlement/errors'
import { statementFile } from '../../../../../../statements/view'
import { ROUTES } from '../../../../../contract'
import type { LinesQuery } from '../../../../../validators'

/** @throws NOT_FOUND, another's too, and for a test key */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const caller = shopOf(response)
  if (caller.by === 'key' && caller.mode === 'test') throw statementUnknown()
  const row = await request.scope.resolve(SETTLEMENT).find(request.params.id ?? '', caller.shop_id)
  const file = await statementFile(request.scope, row, request.validatedQuery as LinesQuery)
  reply(response, ROUTES['GET /shops/api/v1/statements/:id'], file)
}
