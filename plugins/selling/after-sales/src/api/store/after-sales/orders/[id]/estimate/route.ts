import { priceClaim } from '../../../../../../claim'
import { answering, parse } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** What a claim would come to; changes nothing. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const { rule, goods_fen, freight_fen, total_fen } = await priceClaim(
    request.scope,
    order.id,
    parse(ROUTES['POST /store/after-sales/orders/:id/estimate'].body, request.body),
  )
  reply(response, ROUTES['POST /store/after-sales/orders/:id/estimate'], {
    estimate: { rule, goods_fen, freight_fen, total_fen },
  })
})
