import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { RECALL } from '../../../../../../../modules/recall'
import { nothingToRefund, rowUnknown } from '../../../../../../../modules/recall/errors'
import { readRefundable } from '../../../../../../../recalls/refundable'
import { ROUTES } from '../../../../../../contract'

/** What a row would pay back now; nothing is moved. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { id, row_id } = request.params
  const { affected } = await request.scope.resolve(RECALL).retrieveWithRows(id ?? '')
  const row = affected.find((one) => one.id === row_id)
  if (!row) throw rowUnknown()
  const due = row.order_id && row.line_item_id ? await readRefundable(request.scope, row) : null
  if (!due) throw nothingToRefund()
  const { amount_fen, freight_fen, pieces } = due
  reply(response, ROUTES['GET /admin/recalls/:id/affected/:row_id/refund'], {
    refund: { goods_fen: amount_fen - freight_fen, freight_fen, refund_fen: amount_fen, pieces },
  })
}
