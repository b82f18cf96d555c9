import { readEligibility } from '../../../../../claim'
import { answering } from '../../../../answer'
import { ownOrder } from '../../../../buyer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** What the buyer may claim of this order until when, and what was claimed. */
export const GET = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const { eligibility, requests } = await readEligibility(request.scope, order.id)
  reply(response, ROUTES['GET /store/after-sales/orders/:id'], { eligibility, requests })
})
