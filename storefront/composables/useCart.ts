// The shopper's basket, kept in this browser alone (`sz.cart`), for guests and members alike,
// and kept in step between open tabs. Light on purpose: every product page carries it. What is bought at a small shop's page
// has a basket of its own (`sz.cart.<its address>`): it is paid at that shop's prices, by itself.
import {
  addLine,
  countPieces,
  parseCart,
  removeLines,
  restoreLine,
  selectedLines,
  selectLines,
  setLineQuantity,
  type CartLine,
} from '../shared/cart/cart-lines'

export const CART_KEY = 'sz.cart'

export type NewCartLine = Omit<CartLine, 'added_at' | 'unselected' | 'quantity'>

/** @param outlet the address of a small shop's page; left out: this shop's own basket */
export const useCart = (outlet?: string) => {
  const nuxtApp = useNuxtApp()
  const stored = outlet ? `${CART_KEY}.${outlet}` : CART_KEY
  const lines = useState<CartLine[]>(`cart-lines${outlet ?? ''}`, () => [])
  /** False until the browser's copy was read: show a skeleton, not an empty basket. */
  const ready = useState(`cart-ready${outlet ?? ''}`, () => false)

  const read = () => {
    lines.value = parseCart(localStorage.getItem(stored))
    ready.value = true
  }

  /** Applies a change to what is stored now, so that two tabs never undo each other. */
  const change = (edit: (current: CartLine[]) => CartLine[]) => {
    const next = edit(parseCart(localStorage.getItem(stored)))
    lines.value = next
    ready.value = true
    try {
      localStorage.setItem(stored, JSON.stringify(next))
    } catch {
      // Private windows may refuse storage: the basket then lives as long as the tab.
    }
  }

  if (import.meta.client && !ready.value) {
    if (nuxtApp.isHydrating) nuxtApp.hooks.hookOnce('app:suspense:resolve', read)
    else read()
  }
  const heard = import.meta.client ? (nuxtApp._cartsHeard ??= new Set()) : null
  if (heard && !heard.has(stored)) {
    heard.add(stored)
    window.addEventListener('storage', (event) => {
      if (event.key === stored || event.key === null) read()
    })
  }

  return {
    lines: readonly(lines),
    ready: readonly(ready),
    count: computed(() => countPieces(lines.value)),
    selected: computed(() => selectedLines(lines.value)),
    add: (line: NewCartLine, quantity = 1) =>
      change((current) => addLine(current, { ...line, quantity, added_at: new Date().toISOString() })),
    /** Puts a removed line back where it stood. */
    restore: (line: CartLine, place: number) => change((current) => restoreLine(current, line, place)),
    setQuantity: (variantId: string, quantity: number) =>
      change((current) => setLineQuantity(current, variantId, quantity)),
    remove: (variantIds: string[]) => change((current) => removeLines(current, variantIds)),
    select: (variantIds: string[], selected: boolean) =>
      change((current) => selectLines(current, variantIds, selected)),
  }
}

declare module '#app' {
  interface NuxtApp {
    _cartsHeard?: Set<string>
  }
}
