import { priceClaim } from '../../../../../../claim'
import { EstimateBody } from '../../../../../../schemas'
import { answering, parse } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'

/** What a claim would come to; changes nothing. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const { rule, goods_fen, freight_fen, total_fen } = await priceClaim(
    request.scope,
    order.id,
    parse(EstimateBody, request.body),
  )
  response.json({ estimate: { rule, goods_fen, freight_fen, total_fen } })
})
