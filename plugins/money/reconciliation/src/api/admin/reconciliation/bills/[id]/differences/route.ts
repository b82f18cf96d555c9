import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { withNames } from '../../../../../../lib/deciders'
import { only, reply } from '@shanzhen/http/contract'
import { RECONCILIATION } from '../../../../../../modules/reconciliation'
import { noBill } from '../../../../../../modules/reconciliation/errors'
import { DifferenceRow } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'

/** Where a bill and the books disagree, open ones first. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const service = request.scope.resolve(RECONCILIATION)
  const bill_id = request.params.id ?? ''
  const [bill] = await service.listChannelBills({ id: bill_id }, { take: 1 })
  if (!bill) throw noBill()
  const differences = await service.listBillDifferences({ bill_id }, { order: { state: 'ASC', created_at: 'ASC' } })
  const named = await withNames(request.scope, differences)
  reply(response, ROUTES['GET /admin/reconciliation/bills/:id/differences'], {
    differences: named.map((row) => only(DifferenceRow, row)),
  })
}
