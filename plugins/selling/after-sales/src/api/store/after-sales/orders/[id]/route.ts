import { readEligibility } from '../../../../../claim'
import { answering } from '../../../../answer'
import { ownOrder } from '../../../../buyer'

/** What the buyer may claim of this order until when, and what was claimed. */
export const GET = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const { eligibility, requests } = await readEligibility(request.scope, order.id)
  response.json({ eligibility, requests })
})
