import { reply } from '@shanzhen/http/contract'
import { staffView } from '../../../../../pay/by-hand/staff-view'
import { answering } from '../../../../answer'
import { ROUTES } from '../../../../contract'

/** How an order stands with its money: what is due until when, its buyer's link, what goes back by hand. */
export const GET = answering(async (request, response) => {
  reply(response, ROUTES['GET /admin/checkout/orders/:id'], {
    checkout: await staffView(request.scope, request.params.id),
  })
})
