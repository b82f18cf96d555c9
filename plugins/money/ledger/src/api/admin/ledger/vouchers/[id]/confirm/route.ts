import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { only, reply } from '@shanzhen/http/contract'
import { VoucherRow } from '../../../../../../wire'
import { confirmVoucherWorkflow } from '../../../../../../workflows'
import { ROUTES } from '../../../../../contract'
import { voucherRows } from '../../../../../voucher-rows'

/** The second person lets it into the book. */
export const POST = tellingConflicts<unknown>(async (request, response) => {
  const input = { id: request.params.id ?? '', decided_by: actorOf(request) }
  const { result } = await confirmVoucherWorkflow(request.scope).run({ input })
  // Between steps a moment travels as text.
  const [row] = await voucherRows(request.scope, [result], input.decided_by)
  reply(response, ROUTES['POST /admin/ledger/vouchers/:id/confirm'], { voucher: only(VoucherRow, row) })
})
