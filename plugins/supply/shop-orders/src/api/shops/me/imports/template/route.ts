import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readSkus } from '../../../../../import/read-skus'
import { template } from '../../../../../import/wrong-rows'
import { traderOf } from '../../../../caller'
import { sendWorkbook } from '../../../../send-workbook'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { tier } = await traderOf(request, response)
  const [sku = ''] = (await readSkus(request.scope, tier)).keys()
  sendWorkbook(response, await template(sku), '代发订单模板.xlsx')
}
