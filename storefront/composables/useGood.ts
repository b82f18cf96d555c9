// One good with the size and number a shopper is looking at.
import type { Good } from '@shanzhen/backend/wire'

/**
 * Loads `handle`; 404 ends in the missing page, any other failure in the broken one.
 * @param outlet the address of the small shop at whose page it is seen: its sizes, title and prices
 */
export async function useGood(handle: string, outlet?: string) {
  const nuxtApp = useNuxtApp()
  const { $getLocale, $localePath } = nuxtApp
  const route = useRoute()
  const endPage = usePageEnd()
  const path = `goods/${encodeURIComponent(handle)}`
  const from = outlet ? `outlets/${encodeURIComponent(outlet)}/${path}` : path
  const { data, error } = await useFetch<{ good: Good; outlet?: { handle: string; name: string } }>(
    `/api/store/${from}`,
    {
      query: { locale: $getLocale() },
    },
  )
  const moved = (error.value?.data as { code?: string; handle?: string } | undefined) ?? {}
  if (moved.code === 'moved' && moved.handle) {
    const to = $localePath(`/products/${encodeURIComponent(moved.handle)}`)
    await nuxtApp.runWithContext(() =>
      navigateTo({ path: to, query: route.query }, { redirectCode: 301, replace: true }),
    )
    // The page that asked is on its way out: nothing more of it is drawn.
    if (import.meta.client) await new Promise<never>(() => {})
  }
  if (error.value || !data.value) {
    return endPage(error.value?.statusCode === 404 ? 404 : 502)
  }
  // On the way out the answer is let go while the page is still drawn: it keeps what it showed.
  const good = computed<Good>((shown) => data.value?.good ?? shown!)
  const wanted = typeof route.query.variant === 'string' ? route.query.variant : ''
  const first =
    good.value.variants.find((one) => one.id === wanted) ?? good.value.variants.find((one) => one.available > 0)
  const variantId = ref((first ?? good.value.variants[0])?.id ?? '')
  const variant = computed(() => good.value.variants.find((one) => one.id === variantId.value) ?? null)
  const quantity = ref(1)
  watch(variant, (now) => {
    if (now) quantity.value = Math.max(1, Math.min(quantity.value, now.available))
  })
  /** The page it is seen at, where that is a small shop's. */
  const seller = computed(() => data.value?.outlet ?? null)
  return { good, seller, variantId, variant, quantity }
}
