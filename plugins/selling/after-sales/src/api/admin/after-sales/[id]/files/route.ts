import { keepAttachment, listAttachments } from '@shanzhen/attachments/keep'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { findRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { ROUTES } from '../../../../contract'

/** What staff put to a claim; its buyer sees none of it. */
export const GET = answering(async (request, response) => {
  const { id: subject_id } = await findRequest(request.scope, { id: request.params.id ?? '' })
  const files = await listAttachments(request.scope, { subject: 'claim', subject_id })
  reply(response, ROUTES['GET /admin/after-sales/:id/files'], files)
})

/** @throws 400 (too big, neither picture nor PDF), 404, 409 (twenty are there) */
export const POST = answering(async (request, response) => {
  const { id: subject_id } = await findRequest(request.scope, { id: request.params.id ?? '' })
  const file = parse(ROUTES['POST /admin/after-sales/:id/files'].body, request.body)
  await keepAttachment(request.scope, { subject: 'claim', subject_id }, file, actorOf(request))
  const files = await listAttachments(request.scope, { subject: 'claim', subject_id })
  reply(response, ROUTES['POST /admin/after-sales/:id/files'], files)
})
