// Where a page is shown from: going back lands where one was, also from one page of a list to another; a page that is opened
// or loaded anew stays where its reader is.
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
    const still = () => router.currentRoute.value.fullPath === to.fullPath
    const asLeft = (place: typeof TOP) => whenSettled(place.top, still).then((settled) => settled && place)
    if (from === START_LOCATION) {
      // Drawn by the server, a page is read before its scripts are there: whoever went on, or was led to a heading or back to
      // where they were by the browser, is not thrown to its head.
      if (window.scrollY > 0) return false
      return saved ? asLeft(saved) : (hashOf(to) ?? false)
    }
    if (to.path === from.path) {
      if (saved || to.hash) return saved ?? hashOf(to) ?? false
      // The next page of a list begins at its head; a filter or an order leaves the eye where it is.
      return to.query.page !== from.query.page ? TOP : false
    }
    return new Promise((resolve) => {
      nuxtApp.hooks.hookOnce('page:loading:end', () => {
        if (saved) return resolve(asLeft(saved))
        requestAnimationFrame(() => resolve(still() && (hashOf(to) ?? TOP)))
      })
    })
  },
} satisfies RouterConfig
