import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { withNames } from '../../../../../../lib/deciders'
import { RECONCILIATION } from '../../../../../../modules/reconciliation'
import { noBill } from '../../../../../../modules/reconciliation/errors'

const MOST = 1000

/** Where a bill and the books disagree, open ones first. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const service = request.scope.resolve(RECONCILIATION)
  const bill_id = request.params.id ?? ''
  const [bill] = await service.listChannelBills({ id: bill_id }, { take: 1 })
  if (!bill) throw noBill()
  const differences = await service.listBillDifferences(
    { bill_id },
    { take: MOST, order: { state: 'ASC', created_at: 'ASC' } },
  )
  response.json({ differences: await withNames(request.scope, differences) })
}
