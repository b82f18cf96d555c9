import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { openChannels } from '../../../../lib/channels'
import { beijingDay } from '../../../../lib/days'
import { only, reply } from '@shanzhen/http/contract'
import { RECONCILIATION } from '../../../../modules/reconciliation'
import { dayNotOver } from '../../../../modules/reconciliation/errors'
import { reconcileDayWorkflow } from '../../../../workflows/workflows/reconcile-day'
import type { BillsQuery, FetchBody } from '../../../validators'
import { BillRow } from '../../../../wire'
import { ROUTES } from '../../../contract'

const PAGE_BILLS = 30
/** Of a bill that went between two readings. */
const NONE = {
  ...{ payment_count: 0, payment_fen: 0, refund_count: 0, refund_fen: 0, fee_fen: 0 },
  ...{ open_differences: 0, differences: 0 },
}

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
  reply(response, ROUTES['GET /admin/reconciliation/bills'], {
    channels,
    bills: bills.map((bill) => only(BillRow, { ...bill, totals: totals.get(bill.id) ?? NONE })),
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
  const row = only(BillRow, { ...bill, totals: totals.get(bill.id) ?? NONE })
  reply(response, ROUTES['POST /admin/reconciliation/bills'], { bill: row })
}
