import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { closeAccountWorkflow } from '../../../../../workflows/workflows/close-account'
import { answering } from '../../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** 注销账号. Sign-ins end with it, this one too. */
export const POST = answering(async (request, response) => {
  const { actor_id: customer_id } = (request as AuthenticatedMedusaRequest).auth_context
  await closeAccountWorkflow(request.scope).run({ input: { customer_id } })
  reply(response, ROUTES['POST /store/customers/me/deletion'], { deleted: true })
})
