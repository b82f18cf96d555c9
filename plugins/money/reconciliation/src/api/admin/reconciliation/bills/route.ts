import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { openChannels } from '../../../../lib/channels'
import { beijingDay } from '../../../../lib/days'
import { RECONCILIATION } from '../../../../modules/reconciliation'
import { dayNotOver } from '../../../../modules/reconciliation/errors'
import { reconcileDayWorkflow } from '../../../../workflows/workflows/reconcile-day'
import type { BillsQuery, FetchBody } from '../../../validators'

const PAGE_BILLS = 30

/** The bills, newest day first, each with what its lines add up to; and the channels that are open here. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { channel, page } = request.validatedQuery as BillsQuery
  const service = request.scope.resolve(RECONCILIATION)
  const [bills, count] = await service.listAndCountChannelBills(channel ? { channel } : {}, {
    take: PAGE_BILLS,
    skip: (page - 1) * PAGE_BILLS,
    order: { bill_date: 'DESC', channel: 'ASC' },
  })
  const totals = await service.totals(bills.map(({ id }) => id))
  const channels = openChannels(request.scope).map(({ key, name }) => ({ key, name }))
  response.json({
    channels,
    bills: bills.map((bill) => ({ ...bill, totals: totals.get(bill.id) })),
    count,
    page,
    page_bills: PAGE_BILLS,
  })
}

/** Staff fetch a day now, or compare a fetched one again. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { channel, bill_date } = request.validatedBody as FetchBody
  if (bill_date >= beijingDay(new Date())) throw dayNotOver()
  const fetched_by = request.auth_context.actor_id
  const { result } = await reconcileDayWorkflow(request.scope).run({ input: { channel, bill_date, fetched_by } })
  const service = request.scope.resolve(RECONCILIATION)
  const [bill, totals] = await Promise.all([service.retrieveChannelBill(result.id), service.totals([result.id])])
  response.json({ bill: { ...bill, totals: totals.get(bill.id) } })
}
