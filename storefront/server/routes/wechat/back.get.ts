// Back from WeChat with a code: answered by another address at once, so that neither code nor state stays in a history.
import type { WechatPerson } from '@shanzhen/wechat/wire'

export default defineEventHandler(async (event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  setResponseHeader(event, 'referrer-policy', 'no-referrer')
  const { code, state } = getQuery(event)
  const body = JSON.stringify({ code: String(code ?? ''), state: String(state ?? ''), browser: wechatBrowser(event) })
  const answer = await callBackend(event, '/store/wechat/authorizations/answer', { method: 'POST', body }).catch(
    () => null,
  )
  if (!answer?.ok) return sendRedirect(event, wechatPage('/account', 'again'))
  const person = (await answer.json()) as WechatPerson
  if (person.snapshot) return sendRedirect(event, wechatPage(person.back, 'preview'))
  if (person.session) {
    writeSessionToken(event, person.session.token)
    await bindShareClick(event, person.session.token)
  } else if (person.purpose === 'sign_in') return sendRedirect(event, wechatPage(person.back))
  return sendRedirect(event, person.back)
})
