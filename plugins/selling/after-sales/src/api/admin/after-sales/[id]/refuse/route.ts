import { RefuseBody } from '../../../../../schemas'
import { findRequest, stepRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { version, reason } = parse(RefuseBody, request.body)
  const found = await findRequest(request.scope, { id })
  const set = { refuse_reason: reason }
  await stepRequest(request.scope, found, { version, to: 'refused', set, note: reason, actor: staffOf(request) })
  response.json({ request: await findRequest(request.scope, { id }) })
})
