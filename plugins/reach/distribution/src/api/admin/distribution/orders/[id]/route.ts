import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { ATTRIBUTION, DISTRIBUTOR } from '../../../../../keys'
import { receiptOf } from '../../../../../view/receipts'
import { ROUTES } from '../../../../contract'

export async function GET({ scope, params }: MedusaRequest, response: MedusaResponse) {
  const order_id = params.id ?? ''
  const row = (await scope.resolve(ATTRIBUTION).attributionsOf([order_id])).get(order_id)
  const whose = row && (await scope.resolve(DISTRIBUTOR).distributorOf(row.distributor_id))
  reply(response, ROUTES['GET /admin/distribution/orders/:id'], {
    receipt: await receiptOf(scope, order_id),
    distributor: whose ? { id: whose.id, shown_name: whose.shown_name, code: whose.code, state: whose.state } : null,
  })
}
