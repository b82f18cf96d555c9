// Lets the page in at WeChat's bridge and hands it its card, again whenever another page is shown.
import type { JsConfig } from '@shanzhen/wechat/wire'
import type { Router } from 'vue-router'
import { shareCard } from './share-card'

const CALLS = ['updateAppMessageShareData', 'updateTimelineShareData'] as const
/** A page's head is written in parts; what it says is read once they are there. */
const SETTLED_MS = 200

/** @param landing where the document was opened: an iPhone's signature is over it, an Android's over where it is now */
export function sharePages(landing: string, router: Router) {
  const iphone = /iPhone|iPad|Macintosh/.test(navigator.userAgent)
  const signedPage = () => (iphone ? landing : location.href).split('#')[0] ?? ''
  let signed: { page: string; proof: Record<string, string> } | null = null
  let told = ''

  /** The page's proof, shown anew where its address is another. */
  const enter = async () => {
    const page = signedPage()
    if (signed?.page === page) return signed.proof
    const { appid, timestamp, nonce, signature } = await $fetch<JsConfig>('/api/store/wechat/js-config', {
      query: { url: page },
    })
    const proof = {
      ...{ appId: appid, verifyAppId: appid, verifySignType: 'sha1', verifyTimestamp: String(timestamp) },
      ...{ verifyNonceStr: nonce, verifySignature: signature },
    }
    if ((await invokeWeChat('preVerifyJSAPI', { ...proof, verifyJsApiList: CALLS })) !== 'ok') return null
    signed = { page, proof }
    return proof
  }

  const tell = async () => {
    const card = shareCard(document, location.href)
    const now = JSON.stringify([signedPage(), card])
    if (now === told) return
    told = now
    const proof = await enter()
    // Meanwhile another page may stand here: it has its own turn.
    if (!proof || now !== told) return
    const { desc, ...brief } = card
    await invokeWeChat(CALLS[0], { ...proof, ...brief, desc })
    await invokeWeChat(CALLS[1], { ...proof, ...brief })
  }

  let turn: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(turn)
    // Without it WeChat shares the page's address and title by itself.
    turn = setTimeout(() => void tell().catch(() => undefined), SETTLED_MS)
  }
  new MutationObserver(later).observe(document.head, {
    childList: true,
    subtree: true,
    attributes: true,
    characterData: true,
  })
  router.afterEach(later)
  later()
}
