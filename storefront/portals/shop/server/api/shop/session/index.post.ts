// Somebody of a small shop, or who thinks of opening one, signs in with the code that was sent to their phone; the token goes
// into a cookie of its own, apart from the shopper's and the producer's.
import { shopSignInSchema } from '#shared/schemas/session'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const read = await readSessionBody(event, shopSignInSchema)
  if ('refused' in read) return read.refused

  clearShopToken(event)
  const answer = await callBackend(
    event,
    '/store/sessions/shop',
    { method: 'POST', body: JSON.stringify({ ...read.body, ticket: readCodeTicket(event) }) },
    null,
  ).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  const data: unknown = await answer.json().catch(() => ({}))
  if (!answer.ok) {
    setResponseStatus(event, answer.status)
    return data
  }
  clearCodeTicket(event)
  writeShopToken(event, (data as { token: string }).token)
  return { signed_in: true }
})
