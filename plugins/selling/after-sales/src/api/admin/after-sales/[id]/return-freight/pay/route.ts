import { payReturnFreight } from '../../../../../../return-freight'
import { PayFreightBody } from '../../../../../../schemas'
import { findRequest } from '../../../../../../staff'
import { answering, parse } from '../../../../../answer'
import { staffOf } from '../../../../../buyer'

/** Staff paid the return freight out, in cash or by transfer. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  await payReturnFreight(request.scope, id, { ...parse(PayFreightBody, request.body), actor: staffOf(request) })
  response.json({ request: await findRequest(request.scope, { id }) })
})
