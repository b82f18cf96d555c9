import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { readProfile } from '../../../../read-shop'
import { ROUTES } from '../../../contract'
import { shopOf } from '../../../shop-door'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const shop = await readProfile(request.scope, shopOf(response).shop_id)
  reply(response, ROUTES['GET /shops/me/profile'], { shop })
}
