import { InspectBody } from '../../../../../schemas'
import { findRequest, inspectRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const body = parse(InspectBody, request.body)
  await inspectRequest(request.scope, await findRequest(request.scope, { id }), body, staffOf(request))
  response.json({ request: await findRequest(request.scope, { id }) })
})
