// The shop's two languages at run time: words of the page at hand, and addresses in its language.
// A page names the files of its words, which a browser fetches beside its scripts and keeps for every later page.
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
/** Where each lies, under a name that changes with it. */
const ADDRESSES = import.meta.glob<string>(['../locales/**/*.json', '../portals/*/locales/*.json'], {
  import: 'default',
  eager: true,
  query: '?url&no-inline',
})

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

async function wordsOf(file: string): Promise<Words> {
  if (import.meta.server) return FILES[file]!()
  const answer = await fetch(ADDRESSES[file]!)
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  return answer.json() as Promise<Words>
}

const LONGEST_WAIT_MS = 8000

/** A page whose words do not come stays as it was sent, until they do. */
async function patiently(load: () => Promise<void>): Promise<void> {
  for (let wait_ms = 500; ; wait_ms = Math.min(wait_ms * 2, LONGEST_WAIT_MS)) {
    try {
      return await load()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait_ms))
    }
  }
}

export default defineNuxtPlugin({
  name: 'words',
  enforce: 'pre',
  async setup(nuxtApp) {
    const router = useRouter()
    const route = useRoute()
    const words = shallowRef<Words>({})
    const loaded = new Set<string>()
    const locale = () => localeOf(router.currentRoute.value.path)

    /** A page without a file of its own has only the shop's common words. */
    function filesOf(to: Pick<RouteLocation, 'path' | 'name'>): string[] {
      const language = localeOf(to.path)
      const name = String(to.name ?? '').split('___')[0] ?? ''
      return ['../locales', ...foldersOf(name)]
        .map((folder) => `${folder}/${language}.json`)
        .filter((file) => ADDRESSES[file])
    }

    /** Makes the words of `to` known. */
    async function load(to: Pick<RouteLocation, 'path' | 'name'>) {
      const files = filesOf(to).filter((file) => !loaded.has(file))
      const found = await Promise.all(files.map(wordsOf))
      for (const more of found) words.value = mergeWords(words.value, more)
      for (const file of files) loaded.add(file)
    }

    // The missing page is drawn by a request of the server's own: the address asked for is the one its context names.
    const first = router.resolve(nuxtApp.ssrContext?.url ?? window.location.pathname)
    if (import.meta.server) {
      await load(first)
      const kind = { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', fetchpriority: 'low' } as const
      useHead({ link: filesOf(first).map((file) => ({ ...kind, href: ADDRESSES[file] })) })
    } else {
      await patiently(() => load(first))
      router.beforeEach(async (to, from) => {
        // Another language is another document: nothing of the first stays behind.
        if (from.matched.length && localeOf(to.path) !== localeOf(from.path)) {
          window.location.assign(to.fullPath)
          return false
        }
        // A file that is gone with an older version of the shop is met as a script that is gone.
        await load(to).catch(async (error) => {
          await nuxtApp.callHook('app:chunkError', { error })
          throw error
        })
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
