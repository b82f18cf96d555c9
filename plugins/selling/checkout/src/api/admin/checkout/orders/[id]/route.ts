import { staffView } from '../../../../../pay/by-hand/staff-view'
import { answering } from '../../../../answer'

/** How an order stands with its money: what is due until when, its buyer's link, what goes back by hand. */
export const GET = answering(async (request, response) => {
  response.json({ checkout: await staffView(request.scope, request.params.id) })
})
