import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { only, reply } from '@shanzhen/http/contract'
import { onceOf } from '@shanzhen/http/once'
import { voucherRows } from '@shanzhen/ledger/api/voucher-rows'
import { VoucherRow } from '@shanzhen/ledger/wire'
import { payProducerWorkflow } from '../../../../../../workflows'
import { ROUTES } from '../../../../../contract'
import type { PayProducer } from '../../../../../validators'

/** A draft: the producer counts as paid once a second person confirmed it. */
export const POST = tellingConflicts<PayProducer>(async (request, response) => {
  const drafted_by = actorOf(request)
  const input = {
    ...request.validatedBody,
    ...{ producer_id: request.params.id ?? '', drafted_by, request_key: onceOf(request)?.key ?? null },
  }
  const { result } = await payProducerWorkflow(request.scope).run({ input })
  const [row] = await voucherRows(request.scope, [result], drafted_by)
  reply(response, ROUTES['POST /admin/purchase/producers/:id/payments'], { payment: only(VoucherRow, row) })
})
