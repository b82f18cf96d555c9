import { generateEntityId } from '@medusajs/framework/utils'
import { priceClaim } from '../../../../../../claim'
import { withOrder } from '../../../../../../lib/locks'
import { RequestBody } from '../../../../../../schemas'
import { findRequest } from '../../../../../../staff'
import { requestAfterSaleWorkflow } from '../../../../../../workflows/workflows/request-after-sale'
import { answering, parse } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'

/** The buyer asks for money back; priced and written under the order's lock, so that shares add up. */
export const POST = answering(async (request, response) => {
  const { order, actor } = await ownOrder(request)
  const { text, photo_ids, ...claim } = parse(RequestBody, request.body)
  const { kind, reason } = claim
  const id = await withOrder(request.scope, order.id, async () => {
    const { rule, goods_fen, freight_fen, lines } = await priceClaim(request.scope, order.id, claim)
    const header = { id: generateEntityId(undefined, 'asale'), order_id: order.id, kind, reason, text: text || null }
    const { result } = await requestAfterSaleWorkflow(request.scope).run({
      input: { ...header, rule, goods_fen, freight_fen, lines, photo_ids: [...new Set(photo_ids)], actor },
    })
    return result
  })
  response.status(201).json({ request: await findRequest(request.scope, { id }) })
})
