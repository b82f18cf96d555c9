// Off to WeChat's permission page, to come back to `to`: the openid alone, name and picture only where somebody tapped for them.
import type { AuthorizeUrl } from '@shanzhen/wechat/wire'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  const asked = getQuery(event)
  const back = ownPath(asked.to) ?? '/account'
  const body = JSON.stringify({
    browser: openWechatBrowser(event),
    back,
    purpose: asked.for === 'pay' ? 'pay' : 'sign_in',
    scope: asked.scope === 'userinfo' ? 'snsapi_userinfo' : 'snsapi_base',
    brought: readShareClick(event),
  })
  const answer = await callBackend(event, '/store/wechat/authorizations', { method: 'POST', body }).catch(() => null)
  if (!answer?.ok) return sendRedirect(event, wechatPage(back, 'again'))
  const { url } = (await answer.json()) as AuthorizeUrl
  return sendRedirect(event, url)
})
