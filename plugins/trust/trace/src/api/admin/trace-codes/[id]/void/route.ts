import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { voidTraceCodesWorkflow } from '../../../../../workflows'
import { STAFF_ROUTES } from '../../../../contract'
import type { VoidTraceCodes } from '../../validators'

/** Withdraws a whole batch. */
export async function POST(request: AuthenticatedMedusaRequest<VoidTraceCodes>, response: MedusaResponse) {
  const { id = '' } = request.params
  const by = request.auth_context.actor_id
  await voidTraceCodesWorkflow(request.scope).run({ input: { batch_id: id, code: null, by, ...request.validatedBody } })
  reply(response, STAFF_ROUTES['POST /admin/trace-codes/:id/void'], { id })
}
