import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { testDeposit } from '../../../../../test-shop/desk'
import { depositView } from '../../../../../view/deposit'
import { isTest } from '../../../../caller'
import { ROUTES } from '../../../../contract'
import type { DepositQuery } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { shop_id } = shopOf(response)
  const view = isTest(response)
    ? await testDeposit(request.scope, shop_id)
    : await depositView(request.scope, shop_id, request.validatedQuery as DepositQuery)
  reply(response, ROUTES['GET /shops/api/v1/deposit'], view)
}
