import { refundRequest } from '../../../../../refund'
import { RefundBody } from '../../../../../schemas'
import { assertOpen, findRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'

/** Money goes back, once. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const decision = parse(RefundBody, request.body)
  const found = await findRequest(request.scope, { id })
  assertOpen(found, decision.version, 'refunding')
  await refundRequest(request.scope, found, { ...decision, actor: staffOf(request) })
  response.json({ request: await findRequest(request.scope, { id }) })
})
