import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { ownStatements } from '../../../../../statements/own'
import { ROUTES } from '../../../../contract'
import type { OwnStatementsQuery } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const caller = shopOf(response)
  // The test shop is played: nothing of its orders comes into the book, and what is real is no test key's to read.
  const test = caller.by === 'key' && caller.mode === 'test'
  const asked = request.validatedQuery as OwnStatementsQuery
  const page = test ? { statements: [], next: null } : await ownStatements(request.scope, caller.shop_id, asked)
  reply(response, ROUTES['GET /shops/api/v1/statements'], page)
}
