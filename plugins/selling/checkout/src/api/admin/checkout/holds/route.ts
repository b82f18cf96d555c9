import { reply } from '@shanzhen/http/contract'
import { listHolds } from '../../../../unpaid/list-holds'
import { answering } from '../../../answer'
import { ROUTES } from '../../../contract'

/** Who holds what without having paid. */
export const GET = answering(async (request, response) => {
  reply(response, ROUTES['GET /admin/checkout/holds'], { holds: await listHolds(request.scope) })
})
