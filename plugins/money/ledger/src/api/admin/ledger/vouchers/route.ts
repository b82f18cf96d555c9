import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { only, reply } from '@shanzhen/http/contract'
import { onceOf } from '@shanzhen/http/once'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { LEDGER } from '../../../../modules/ledger'
import { draftByHand } from '../../../../postings/draft-voucher'
import { VoucherRow } from '../../../../wire'
import { ROUTES } from '../../../contract'
import type { DraftBody, VouchersQuery } from '../../../voucher-forms'
import { voucherRows } from '../../../voucher-rows'

/** What waits for a second person first, then what was decided, the newest first. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { state } = request.validatedQuery as VouchersQuery
  const page = pageOf(request)
  const [vouchers, count] = await request.scope.resolve(LEDGER).vouchers({ state, ...page })
  const rows = await voucherRows(request.scope, vouchers, actorOf(request))
  reply(response, ROUTES['GET /admin/ledger/vouchers'], {
    vouchers: rows.map((row) => only(VoucherRow, row)),
    ...pageSaid(count, page),
  })
}

/** Drafted: nothing is in the book before a second person confirms it. */
export const POST = tellingConflicts<DraftBody>(async (request, response) => {
  const who = { drafted_by: actorOf(request), request_key: onceOf(request)?.key }
  const voucher = await draftByHand(request.scope, request.validatedBody, who)
  const [row] = await voucherRows(request.scope, [voucher], who.drafted_by)
  reply(response, ROUTES['POST /admin/ledger/vouchers'], { voucher: only(VoucherRow, row) })
})
