import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SHOP_PAGE } from '../../../../modules/shop-page'
import { ownPage } from '../../../../view/own-page'
import { ROUTES } from '../../../contract'
import type { PageBody } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  reply(response, ROUTES['GET /shops/me/page'], { page: await ownPage(request.scope, shopOf(response).shop_id) })
}

export async function POST(request: AuthenticatedMedusaRequest<PageBody>, response: MedusaResponse) {
  const caller = shopOf(response)
  const by = caller.by === 'member' ? caller.member_id : caller.key_id
  await request.scope.resolve(SHOP_PAGE).setWords(caller.shop_id, request.validatedBody, by)
  reply(response, ROUTES['POST /shops/me/page'], { page: await ownPage(request.scope, caller.shop_id) })
}
