import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { keepAttachment, listAttachments } from '@shanzhen/attachments/keep'
import type { NewAttachment } from '@shanzhen/attachments/wire'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { PAYOUTS } from '../../../../../modules/payouts'
import { ROUTES } from '../../../../contract'

/** 回单: what the bank gave for it. @throws NOT_FOUND */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id: subject_id } = await request.scope.resolve(PAYOUTS).find(request.params.id ?? '')
  const files = await listAttachments(request.scope, { subject: 'payout', subject_id })
  reply(response, ROUTES['GET /admin/payouts/:id/files'], files)
}

/** @throws NOT_FOUND, INVALID_DATA (too big, neither picture nor PDF), CONFLICT (twenty are there) */
export const POST = tellingConflicts<NewAttachment>(async (request, response) => {
  const { id: subject_id } = await request.scope.resolve(PAYOUTS).find(request.params.id ?? '')
  await keepAttachment(request.scope, { subject: 'payout', subject_id }, request.validatedBody, actorOf(request))
  const files = await listAttachments(request.scope, { subject: 'payout', subject_id })
  reply(response, ROUTES['POST /admin/payouts/:id/files'], files)
})
