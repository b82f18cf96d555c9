// Keeps the checkout's form in this tab while it is filled in, and gives it back once after the page was drawn anew.
import { itemsKey, parseKeptForm } from '#shared/checkout/kept-form'
import type { Checkout } from './useCheckout'
import type { BuyItem } from '#shared/cart/cart-lines'

const KEY = 'sz.checkout'

export const useKeptCheckout = ({ address, form }: Pick<Checkout, 'address' | 'form'>, items: Ref<BuyItem[]>) => {
  let keeping = false

  /** @returns whether an address was among what was kept. */
  const restore = (): boolean => {
    const kept = parseKeptForm(read(), itemsKey(items.value))
    keeping = true
    if (!kept) return false
    const { address: typed, items: _, ...rest } = kept
    Object.assign(form, rest)
    if (!Object.values(typed).some(Boolean)) return false
    Object.assign(address, typed)
    return true
  }
  const forget = () => {
    keeping = false
    sessionStorage.removeItem(KEY)
  }

  watch([address, form, items], () => {
    if (!keeping) return
    const { provider: _, ...rest } = form
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ items: itemsKey(items.value), address, ...rest }))
    } catch {
      // Private windows may refuse storage: the form then lives as long as the page.
    }
  })

  return { restore, forget }
}

const read = (): string | null => {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}
