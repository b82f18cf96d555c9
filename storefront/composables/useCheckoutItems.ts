// What one checkout buys: the lines of 立即购买 out of the address, or the chosen lines of the basket. Either way a line
// can be made smaller or left out on the spot, so that one good which cannot be had never ends the purchase.
import { buyParamFault, clampQuantity, formatBuyParam, parseBuyParam, type BuyItem } from '#shared/cart/cart-lines'

export const useCheckoutItems = () => {
  const route = useRoute()
  const router = useRouter()
  /** The small shop at whose page it is bought: it has a basket of its own, and prices. */
  const outlet = typeof route.query.shop === 'string' ? route.query.shop : undefined
  const cart = useCart(outlet)
  // A link that cannot be read buys nothing: never the basket instead of what was asked for.
  const direct = ref(parseBuyParam(route.query.buy) ?? (route.query.buy ? [] : null))
  const fault = ref(buyParamFault(route.query.buy))
  const items = computed<BuyItem[]>(
    () => direct.value ?? cart.selected.value.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
  )

  /** The address keeps what is bought, so a refresh buys the same. */
  function write(next: BuyItem[]) {
    fault.value = null
    direct.value = next
    void router.replace({ query: { ...route.query, buy: formatBuyParam(next) } })
  }
  function setQuantity(variantId: string, quantity: number) {
    if (!direct.value) return cart.setQuantity(variantId, quantity)
    write(
      direct.value.map((item) =>
        item.variant_id === variantId ? { ...item, quantity: clampQuantity(quantity) } : item,
      ),
    )
  }
  /** Out of this purchase; in the basket it stays, no longer chosen. */
  function leaveOut(variantId: string) {
    if (!direct.value) return cart.select([variantId], false)
    write(direct.value.filter((item) => item.variant_id !== variantId))
  }
  /** The basket is emptied of what was bought out of it. */
  function bought(variantIds: string[]) {
    if (!direct.value) cart.remove(variantIds)
  }

  return { items, outlet, fault, setQuantity, leaveOut, bought }
}
