import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { only, reply } from '@shanzhen/http/contract'
import { voucherRows } from '@shanzhen/ledger/api/voucher-rows'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { VoucherRow } from '@shanzhen/ledger/wire'
import { payoutRows } from '@shanzhen/payouts/api/rows'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { payableOf, readOwed } from '../../../../../deliveries'
import { producerUnknown } from '../../../../../modules/purchase/errors'
import { readAccounts } from '../../../../account-rows'
import { ROUTES } from '../../../../contract'

const PAYMENTS = 50

/** What one producer is owed, and its payments: drafts first, then the newest. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const id = request.params.id ?? ''
  const [producer] = await request.scope.resolve(TRACEABILITY).listProducers({ id }, { take: 1 })
  const sums = (await readOwed(request.scope, [id])).get(id)
  if (!producer || !sums) throw producerUnknown()
  const account_id = await payableOf(request.scope, id)
  const [vouchers] = await request.scope.resolve(LEDGER).vouchers({ account_id, take: PAYMENTS, skip: 0 })
  const asker = actorOf(request)
  const [rows, payouts, accounts] = await Promise.all([
    voucherRows(request.scope, vouchers, asker),
    request.scope.resolve(PAYOUTS).payoutsOf({ payee_type: 'producer', payee_id: id }, PAYMENTS),
    readAccounts(request.scope, id, asker),
  ])
  reply(response, ROUTES['GET /admin/purchase/producers/:id'], {
    producer: { id, name: producer.name, ...sums },
    payments: rows.map((row) => only(VoucherRow, row)),
    payouts: await payoutRows(request.scope, payouts, asker),
    ...accounts,
  })
}
