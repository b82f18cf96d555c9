import { ApproveBody } from '../../../../../schemas'
import { findRequest, stepRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { version, note } = parse(ApproveBody, request.body)
  const actor = staffOf(request)
  await stepRequest(request.scope, await findRequest(request.scope, { id }), { version, to: 'approved', note, actor })
  response.json({ request: await findRequest(request.scope, { id }) })
})
