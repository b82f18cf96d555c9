// Rendered pages that are the same for everybody. A page older than five seconds is still given while a new one is drawn;
// older than a minute it is drawn anew first. While nothing can be drawn, because the backend is away, what there is goes
// on being given for ten minutes. The least recently asked page makes room. A recall makes all of them worthless at once.
import { createRecent, keepBody, type KeptBody } from './compress'

const FRESH_MS = 5_000
const STALE_MS = 60_000
const BRIDGE_MS = 10 * 60_000
const MAX_PAGES = 400
const LIST_QUERY = ['kind', 'town', 'price', 'sort', 'page']
const CACHED: [path: RegExp, query: string[]][] = [
  [/^(?:\/en)?\/products\/[\w-]{1,80}$/, ['variant']],
  [/^(?:\/en)?\/s\/[a-z0-9-]{1,40}$/, []],
  [/^(?:\/en)?\/s\/[a-z0-9-]{1,40}\/[\w-]{1,80}$/, ['variant']],
  [/^(?:\/en)?\/campaigns\/[a-z0-9-]{1,40}$/, []],
  [/^(?:\/en)?\/c\/[\w-]{1,40}$/, LIST_QUERY],
  [/^\/(?:en)?$|^(?:\/en)?\/(?:about|terms|privacy)$/, []],
]

export interface KeptPage extends KeptBody {
  headers: Record<string, string>
  drawnAt: number
}

/** The address a request's page is kept under: unknown query names do not make a page of their own. Null: not cached. */
export function pageKey(url: string): string | null {
  const [path = '/', search = ''] = url.split('?', 2)
  const rule = CACHED.find(([pattern]) => pattern.test(path))
  if (!rule) return null
  const asked = new URLSearchParams(search)
  const kept = new URLSearchParams(rule[1].flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? '']] : [])))
  return kept.size ? `${path}?${kept}` : path
}

/** Compresses a freshly drawn page for keeping. */
export async function keepPage(html: string, headers: Record<string, string>, now: number): Promise<KeptPage> {
  return { ...(await keepBody(Buffer.from(html))), headers, drawnAt: now }
}

/** Keeps pages by key; `draw` renders one, null when the page must not be kept (it is gone, a redirect), and
 * throws where it cannot be told now. */
export function createPageCache(
  draw: (key: string) => Promise<KeptPage | null>,
  now: () => number = Date.now,
  saleStopped: () => Promise<boolean> = async () => false,
) {
  let pages = createRecent<KeptPage>(MAX_PAGES)
  let drawing = new Map<string, Promise<KeptPage | null>>()

  function redraw(key: string) {
    const running = drawing.get(key)
    if (running) return running
    const [kept, begun] = [pages, drawing]
    const started = draw(key)
      .then((page) => {
        if (page) kept.set(key, page)
        else kept.delete(key)
        return page
      })
      .finally(() => begun.delete(key))
    begun.set(key, started)
    return started
  }

  return async function get(key: string): Promise<KeptPage | null> {
    // Nothing drawn before goods were called back is given any more, nor kept when its drawing ends after it.
    if (await saleStopped()) {
      pages = createRecent<KeptPage>(MAX_PAGES)
      drawing = new Map()
    }
    const page = pages.get(key)
    const age = page ? now() - page.drawnAt : Infinity
    if (!page || age > BRIDGE_MS) return redraw(key)
    if (age > STALE_MS) return redraw(key).catch(() => page)
    // A failed redraw keeps the old page; it is tried again with the next request.
    if (age > FRESH_MS) redraw(key).catch(() => null)
    return page
  }
}
