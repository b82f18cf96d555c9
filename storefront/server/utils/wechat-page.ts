// The page that goes on where WeChat alone does not lead to an account.

/** A path of this shop; null for anything else. */
export const ownPath = (asked: unknown): string | null =>
  typeof asked === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(asked) && asked.length <= 500 ? asked : null

/** @param why nothing where a phone is to be proved; `again` where WeChat's word is over, `preview` in its preview */
export function wechatPage(back: string, why?: 'again' | 'preview'): string {
  const language = /^\/en(?:[/?]|$)/.test(back) ? '/en' : ''
  const query = new URLSearchParams({ next: back, ...(why ? { why } : {}) })
  return `${language}/account/wechat?${query}`
}
