// Who sells here, in the language of the page; one answer for all places that show it.
import type { Seller } from '@shanzhen/backend/wire'

export const useSeller = () => {
  const { $getLocale } = useNuxtApp()
  const { data } = useFetch<{ seller: Seller | null }>('/api/seller', {
    key: 'seller',
    dedupe: 'defer',
    getCachedData: (key, nuxtApp) => nuxtApp.payload.data[key] as { seller: Seller | null } | undefined,
  })
  return computed(() => {
    const seller = data.value?.seller
    if (!seller) return null
    if ($getLocale() !== 'en') return seller
    const { name_en, address_en, hours_en } = seller
    return { ...seller, name: name_en, address: address_en ?? seller.address, hours: hours_en ?? seller.hours }
  })
}
