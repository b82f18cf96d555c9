import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { producerOf } from '@shanzhen/producers/api/producer-door'
import { payableOf, readDeliveries, readOwed } from '../../../../deliveries'
import { ROUTES } from '../../../contract'
import type { OwnQuery } from '../../../validators'

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
  const [vouchers] = await ledger.vouchers({ ...asked, take: PAYMENTS, skip: 0 })
  reply(response, ROUTES['GET /producers/me/purchases'], {
    ...(owed.get(producer_id) ?? { delivered_fen: 0, paid_fen: 0, owed_fen: 0, currency: 'cny' }),
    deliveries,
    payments: vouchers.map(({ id, effective_on, amount_fen, reference }) => ({
      ...{ id, paid_on: effective_on, amount_fen, reference },
    })),
    ...{ count, page, pages: Math.max(1, Math.ceil(count / PER_PAGE)) },
  })
}
