import type { WechatVisitor } from '@shanzhen/wechat/wire'

const KEPT = 'sz.openid'

/**
 * Whoever holds this phone, as WeChat names them to our account: it takes payments inside it from nobody else.
 * @param back path and query of ours, to come back to
 * @returns null after leaving for WeChat's own permission page
 */
export async function wechatOpenid(back: string): Promise<string | null> {
  const known = sessionStorage.getItem(KEPT)
  if (known) return known
  const { openid } = await $fetch<WechatVisitor>('/api/wechat/visitor')
  if (openid) {
    sessionStorage.setItem(KEPT, openid)
    return openid
  }
  // In place of this page: whoever goes back from the next one goes to where they were before it.
  location.replace(`/wechat/begin?${new URLSearchParams({ for: 'pay', to: back })}`)
  return null
}
