// Signing in with the code that was sent: the token goes into a cookie no script can read.
import { shopperSignInSchema } from '#shared/schemas/session'
import type { ShopperSession } from '@shanzhen/one-time-code/wire'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const read = await readSessionBody(event, shopperSignInSchema)
  if ('refused' in read) return read.refused

  clearSessionToken(event)
  const answer = await callBackend(event, '/store/sessions', {
    method: 'POST',
    body: JSON.stringify({ ...read.body, ticket: readCodeTicket(event) }),
  }).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  const data: unknown = await answer.json().catch(() => ({}))
  if (!answer.ok) {
    setResponseStatus(event, answer.status)
    return data
  }
  const { token, customer } = data as ShopperSession
  clearCodeTicket(event)
  writeSessionToken(event, token)
  await bindShareClick(event, token)
  return { customer }
})
