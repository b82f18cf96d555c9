import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { sendLicence } from '../../../../../licence'
import { SHOP } from '../../../../../modules/shop'
import { noLicence } from '../../../../../modules/shop/errors'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const [shop] = await request.scope.resolve(SHOP).listShops({ id: request.params.id }, { take: 1 })
  if (!shop) throw noLicence()
  await sendLicence(request.scope, response, shop.licence_file_id)
}
