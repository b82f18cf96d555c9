// Changes WeChat's code into the buyer's openid, where this browser is the one that asked for permission.
export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const { public: open } = useRuntimeConfig(event)
  if (!isSameOrigin(getRequestHeader(event, 'origin'), getRequestHost(event), open.siteUrl)) {
    return refuse(event, 403, PROBLEMS.foreignOrigin)
  }
  const { code, state } = ((await readBody<unknown>(event).catch(() => null)) ?? {}) as Record<string, unknown>
  const body = JSON.stringify({ code: String(code ?? ''), state: String(state ?? ''), browser: wechatBrowser(event) })
  const answer = await callBackend(event, '/store/wechat/openid', { method: 'POST', body }).catch(() => null)
  if (!answer) return refuse(event, 502, PROBLEMS.unreachable)
  if (answer.ok) closeWechatBrowser(event)
  setResponseStatus(event, answer.status)
  return (await answer.json().catch(() => ({}))) as unknown
})
