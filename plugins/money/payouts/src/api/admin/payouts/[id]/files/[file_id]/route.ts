import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readAttachment } from '@shanzhen/attachments/keep'
import { sendAttachment } from '@shanzhen/attachments/send'

/** @throws NOT_FOUND, also for another payout's */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id: subject_id = '', file_id: id = '' } = request.params
  sendAttachment(response, await readAttachment(request.scope, { subject: 'payout', subject_id, id }))
}
