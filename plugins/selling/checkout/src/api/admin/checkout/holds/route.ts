import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { CHECKOUT } from '../../../../modules/checkout'
import { listHolds } from '../../../../unpaid/list-holds'
import { answering } from '../../../answer'
import { ROUTES } from '../../../contract'

/** Who holds what without having paid. */
export const GET = answering(async (request, response) => {
  const page = pageOf(request)
  const [holds, count] = await Promise.all([
    listHolds(request.scope, page),
    request.scope.resolve(CHECKOUT).countUnpaid(),
  ])
  reply(response, ROUTES['GET /admin/checkout/holds'], { holds, ...pageSaid(count, page) })
})
