import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { NOTHING, payableOf, readDeliveries, readOwed } from '../../../../deliveries'
import { ROUTES } from '../../../contract'
import type { OwnQuery } from '../../../validators'

const beijing = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const PER_PAGE = 10
const PAYMENTS = 24

/** The signed-in producer's own deliveries, sums and payments that are in the book; drafts are the staff's. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const producer_id = producerOf(response)
  const { page } = request.validatedQuery as OwnQuery
  const ledger = request.scope.resolve(LEDGER)
  const [[deliveries, count], owed, account_id] = await Promise.all([
    readDeliveries(request.scope, producer_id, { take: PER_PAGE, skip: (page - 1) * PER_PAGE }),
    readOwed(request.scope, [producer_id]),
    payableOf(request.scope, producer_id),
  ])
  const asked = { account_id, state: 'confirmed', kind: 'producer_paid', standing: true }
  const [[vouchers], payouts] = await Promise.all([
    ledger.vouchers({ ...asked, take: PAYMENTS, skip: 0 }),
    request.scope.resolve(PAYOUTS).payoutsOf({ payee_type: 'producer', payee_id: producer_id }, PAYMENTS),
  ])
  const payments = [
    ...vouchers.map(({ id, effective_on, amount_fen, reference }) => ({
      id,
      paid_on: effective_on,
      amount_fen,
      reference,
    })),
    ...payouts
      .filter(({ state }) => state === 'paid')
      .map(({ id, state_at, amount_fen, reference }) => ({ id, paid_on: beijing(state_at), amount_fen, reference })),
  ]
  reply(response, ROUTES['GET /producers/me/purchases'], {
    ...(owed.get(producer_id) ?? NOTHING),
    deliveries,
    payments: payments.sort((a, b) => (a.paid_on < b.paid_on ? 1 : -1)).slice(0, PAYMENTS),
    ...{ count, page, pages: Math.max(1, Math.ceil(count / PER_PAGE)) },
  })
}
