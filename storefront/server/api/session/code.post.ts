// Asking for a one-time code by text message or e-mail.
import type { CodeSent } from '@shanzhen/one-time-code/wire'
import { codeRequestSchema } from '#shared/schemas/session'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const read = await readSessionBody(event, codeRequestSchema)
  if ('refused' in read) return read.refused

  const answer = await callBackend(event, '/store/one-time-codes', {
    method: 'POST',
    body: JSON.stringify(read.body),
  }).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  setResponseStatus(event, answer.status)
  const retryAfter = answer.headers.get('retry-after')
  if (retryAfter) setResponseHeader(event, 'retry-after', Number(retryAfter) || 60)
  const { ticket, ...said } = (await answer.json().catch(() => ({}))) as Partial<CodeSent>
  if (ticket) writeCodeTicket(event, ticket)
  return said
})
