import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { voidTraceCodesWorkflow } from '../../../../../../../workflows'
import { STAFF_ROUTES } from '../../../../../../contract'
import type { VoidTraceCodes } from '../../../../validators'

/** Withdraws one label, as it reads: in groups, in any case. */
export async function POST(request: AuthenticatedMedusaRequest<VoidTraceCodes>, response: MedusaResponse) {
  const { id = '', code = '' } = request.params
  const by = request.auth_context.actor_id
  await voidTraceCodesWorkflow(request.scope).run({ input: { batch_id: id, code, by, ...request.validatedBody } })
  reply(response, STAFF_ROUTES['POST /admin/trace-codes/:id/codes/:code/void'], { id, code })
}
