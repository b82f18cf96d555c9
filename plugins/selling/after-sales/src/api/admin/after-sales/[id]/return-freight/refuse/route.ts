import { refuseReturnFreight } from '../../../../../../return-freight'
import { RefuseFreightBody } from '../../../../../../schemas'
import { findRequest } from '../../../../../../staff'
import { answering, parse } from '../../../../../answer'
import { staffOf } from '../../../../../buyer'

/** Staff do not pay it, with words the buyer reads. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { reason } = parse(RefuseFreightBody, request.body)
  await refuseReturnFreight(request.scope, id, reason, staffOf(request))
  response.json({ request: await findRequest(request.scope, { id }) })
})
