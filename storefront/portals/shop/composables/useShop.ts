// Who is signed in for a small shop here. Asked only in the browser; nothing of it is ever in a kept page.
import type { PortalSelf } from '@shanzhen/shops/wire'
import type { ShopperSignIn } from '#shared/schemas/session'

export const useShop = () => {
  const self = useState<PortalSelf | null>('shop-self', () => null)
  const known = useState('shop-known', () => false)

  const load = async () => {
    try {
      self.value = await askShop<PortalSelf>('me')
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode !== 401) throw error
      self.value = null
    }
    known.value = true
  }
  const signIn = async (body: ShopperSignIn) => {
    await askShop('session', { method: 'POST', body })
    await load()
  }
  const forget = () => {
    self.value = null
  }
  const signOut = async () => {
    await askShop('session', { method: 'DELETE' })
    forget()
  }
  /** What a form was answered with: who one is from now on. */
  const become = (now: PortalSelf) => {
    self.value = now
  }
  const shop = computed(() => self.value?.shop ?? null)
  const role = computed(() => self.value?.member.role ?? null)
  /** Nothing is begun while a shop is suspended or closed. */
  const trades = computed(() => shop.value?.state === 'approved')
  return { self, shop, role, trades, known: readonly(known), load, signIn, signOut, forget, become }
}
