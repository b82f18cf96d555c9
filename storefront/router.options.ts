// Where a page is shown from: going back lands where one was, also from one page of a list to another.
import type { RouterConfig } from 'nuxt/schema'
import { whenSettled } from './utils/settled'
import { START_LOCATION, type RouteLocationNormalized } from 'vue-router'

const TOP = { left: 0, top: 0 }

const hashOf = ({ hash }: RouteLocationNormalized) => {
  const element = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  return element ? { el: element } : null
}

export default {
  scrollBehavior(to, from, saved) {
    const nuxtApp = useNuxtApp()
    const router = useRouter()
    if (to.path === from.path) {
      if (saved || to.hash) return saved ?? hashOf(to) ?? false
      // The next page of a list begins at its head; a filter or an order leaves the eye where it is.
      return to.query.page !== from.query.page ? TOP : false
    }
    if (from === START_LOCATION) return saved ?? hashOf(to) ?? TOP
    return new Promise((resolve) => {
      nuxtApp.hooks.hookOnce('page:loading:end', () => {
        const still = () => router.currentRoute.value.fullPath === to.fullPath
        if (saved) return whenSettled(saved.top, still).then((settled) => resolve(settled && saved))
        requestAnimationFrame(() => resolve(still() && (hashOf(to) ?? TOP)))
      })
    })
  },
} satisfies RouterConfig
