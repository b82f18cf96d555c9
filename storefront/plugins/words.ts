// The shop's two languages at run time: words of the page at hand, and addresses in its language.
// The server sends a page's words along with it; moving on inside the shop fetches the next page's.
import type { RouteLocation } from 'vue-router'

// Cart, checkout, orders and account speak the same words: one file, fetched once.
const BUYING = /^(?:checkout|orders-id|account(?:-\w+)?)$/
// A producer signs in by the shopper's form and reads papers and tests in the shop's words: they come along.
const PRODUCERS = /^producer(?:-\w+)*$/
// Whoever runs a small shop signs in by the shopper's form, too.
const SHOPS = /^shop(?:-\w+)*$/
// Whoever sells by sharing signs in by the shopper's form, too.
const DISTRIBUTORS = /^d(?:-\w+)*$/
// A small shop's page speaks of goods as their own pages do.
const OUTLETS = /^s-shop(?:-handle)?$/
// A code, a lot and the place to type one are one page to a reader.
const TRACING = /^(?:trace(?:-code)?|01-gtin-10-lot.*)$/
const FILES = import.meta.glob<Words>(['../locales/**/*.json', '../portals/*/locales/*.json'], { import: 'default' })

const ofPage = (page: string) => `../locales/pages/${page}`

/** Where the words of a page are, by its route's name. */
function foldersOf(name: string): string[] {
  if (BUYING.test(name)) return [ofPage('cart')]
  if (PRODUCERS.test(name))
    return [...['cart', 'products-handle', 'trace-code'].map(ofPage), '../portals/producer/locales']
  if (OUTLETS.test(name)) return ['s-shop', 'products-handle'].map(ofPage)
  if (SHOPS.test(name)) return [ofPage('cart'), '../portals/shop/locales']
  if (DISTRIBUTORS.test(name)) return [ofPage('cart'), '../portals/distributor/locales']
  return [ofPage(TRACING.test(name) ? 'trace-code' : name)]
}

export default defineNuxtPlugin({
  name: 'words',
  enforce: 'pre',
  async setup(nuxtApp) {
    const router = useRouter()
    const route = useRoute()
    const words = useState<Words>('words', () => shallowRef({}))
    const loaded = useState<string[]>('words-loaded', () => [])
    const locale = () => localeOf(router.currentRoute.value.path)

    /** Makes the words of `to` known; a page without a file of its own has only the shop's common words. */
    async function load(to: Pick<RouteLocation, 'path' | 'name'>) {
      const language = localeOf(to.path)
      const name = String(to.name ?? '').split('___')[0] ?? ''
      const files = ['../locales', ...foldersOf(name)].map((folder) => `${folder}/${language}.json`)
      for (const file of files.filter((name) => FILES[name] && !loaded.value.includes(name))) {
        words.value = mergeWords(words.value, await FILES[file]!())
        loaded.value.push(file)
      }
    }

    // The missing page is drawn by a request of the server's own: the address asked for is the one its context names.
    await load(router.resolve(nuxtApp.ssrContext?.url ?? window.location.pathname))
    if (import.meta.client) {
      router.beforeEach(async (to, from) => {
        // Another language is another document: nothing of the first stays behind.
        if (from.matched.length && localeOf(to.path) !== localeOf(from.path)) {
          window.location.assign(to.fullPath)
          return false
        }
        await load(to)
      })
    }

    return {
      provide: {
        t: (key: string, params?: WordParams, fallback?: string) => say(words.value, key, params, fallback),
        getLocale: locale,
        localePath: (path: string) => withLocale(path, locale()),
        switchLocalePath: (other: LocaleCode) => withLocale(route.fullPath, other),
      },
    }
  },
})
