// Signing in with the code that was sent, and binding the WeChat this browser just came from.
import { shopperSignInSchema } from '#shared/schemas/session'
import type { ShopperSession } from '@shanzhen/one-time-code/wire'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const read = await readSessionBody(event, shopperSignInSchema)
  if ('refused' in read) return read.refused
  const body = JSON.stringify({ ...read.body, ticket: readCodeTicket(event), browser: wechatBrowser(event) })
  const answer = await callBackend(event, '/store/wechat/bindings', { method: 'POST', body }, null).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  const data: unknown = await answer.json().catch(() => ({}))
  setResponseStatus(event, answer.status)
  if (!answer.ok) return data
  const { token, customer } = data as ShopperSession
  clearCodeTicket(event)
  writeSessionToken(event, token)
  await bindShareClick(event, token)
  return { customer }
})
