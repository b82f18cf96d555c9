import { readAttachment } from '@shanzhen/attachments/keep'
import { sendAttachment } from '@shanzhen/attachments/send'
import { answering } from '../../../../../answer'

/** One of a claim's files. @throws 404, also for another claim's */
export const GET = answering(async (request, response) => {
  const { id: subject_id = '', file_id: id = '' } = request.params
  sendAttachment(response, await readAttachment(request.scope, { subject: 'claim', subject_id, id }))
})
