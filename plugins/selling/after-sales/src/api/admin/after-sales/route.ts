import { AFTER_SALES } from '../../../modules/after-sales'
import { ordersOfClaims } from '../../../claim-orders'
import { listRequests } from '../../../requests'
import { answering, parse } from '../../answer'
import { ROUTES } from '../../contract'
import { reply } from '@shanzhen/http/contract'

const PAGE = 20

/** Requests by state, newest first, with how many there are of each. */
export const GET = answering(async (request, response) => {
  const { state, order_id, page } = parse(ROUTES['GET /admin/after-sales'].query, request.query)
  const filters = { ...(state && { state }), ...(order_id && { order_id }) }
  const { requests, count } = await listRequests(request.scope, filters, { take: PAGE, skip: (page - 1) * PAGE })
  const [counts, orders] = await Promise.all([
    request.scope.resolve(AFTER_SALES).countStates(),
    ordersOfClaims(
      request.scope,
      requests.map(({ order_id }) => order_id),
    ),
  ])
  reply(response, ROUTES['GET /admin/after-sales'], { requests, orders, count, counts, page, page_size: PAGE })
})
