import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { voidTraceCodesWorkflow } from '../../../../../workflows'
import type { VoidTraceCodes } from '../../validators'

/** Withdraws a whole batch. */
export async function POST(request: AuthenticatedMedusaRequest<VoidTraceCodes>, response: MedusaResponse) {
  const { id = '' } = request.params
  const by = request.auth_context.actor_id
  await voidTraceCodesWorkflow(request.scope).run({ input: { batch_id: id, code: null, by, ...request.validatedBody } })
  response.json({ id })
}
