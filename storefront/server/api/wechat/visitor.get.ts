// Whom WeChat said this browser is, a moment ago: to pay by.
import type { WechatVisitor } from '@shanzhen/wechat/wire'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const body = JSON.stringify({ browser: wechatBrowser(event) })
  const answer = await callBackend(event, '/store/wechat/visitor', { method: 'POST', body }).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  setResponseStatus(event, answer.status)
  return (await answer.json().catch(() => ({}))) as WechatVisitor
})
