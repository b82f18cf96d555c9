import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { sendLicence } from '../../../../licence'
import { SHOP } from '../../../../modules/shop'
import { shopOf } from '../../../shop-door'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { licence_file_id } = await request.scope.resolve(SHOP).retrieveShop(shopOf(response).shop_id)
  await sendLicence(request.scope, response, licence_file_id)
}
