import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { ownStatements } from '../../../../statements/own'
import { ROUTES } from '../../../contract'
import type { OwnStatementsQuery } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const page = await ownStatements(
    request.scope,
    shopOf(response).shop_id,
    request.validatedQuery as OwnStatementsQuery,
  )
  reply(response, ROUTES['GET /shops/me/statements'], page)
}
