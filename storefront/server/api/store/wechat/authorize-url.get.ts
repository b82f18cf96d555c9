// Where to send a buyer inside WeChat for permission: the state that comes back is good in this browser alone.
export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const { redirect } = getQuery(event)
  const query = new URLSearchParams({ redirect: String(redirect ?? ''), browser: openWechatBrowser(event) })
  const answer = await callBackend(event, `/store/wechat/authorize-url?${query}`).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  setResponseStatus(event, answer.status)
  return (await answer.json().catch(() => ({}))) as unknown
})
