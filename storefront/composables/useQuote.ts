// What the basket costs now, asked of the backend each time lines, province, delivery or coupon change.
import type { Quote } from '@shanzhen/checkout/wire'

export interface QuoteInput {
  items: { variant_id: string; quantity: number }[]
  province?: string
  shipping_option_id?: string
  promotion_codes?: string[]
  outlet?: string
}

export const useQuote = (input: () => QuoteInput) => {
  const quote = shallowRef<Quote | null>(null)
  const pending = ref(false)
  /** Why no quote could be had; the last good one stays on screen. */
  const fault = ref<string | null>(null)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async () => {
    const body = input()
    const number = ++asked
    if (body.items.length === 0) {
      quote.value = null
      pending.value = false
      return
    }
    pending.value = true
    try {
      const answer = await $fetch<{ quote: Quote }>('/api/store/checkout/quote', { method: 'POST', body })
      if (number !== asked) return
      quote.value = answer.quote
      fault.value = null
    } catch (error) {
      if (number === asked) fault.value = apiProblem(error).message || 'unreachable'
    } finally {
      if (number === asked) pending.value = false
    }
  }

  if (import.meta.client) {
    watch(
      () => JSON.stringify(input()),
      () => {
        pending.value = input().items.length > 0
        clearTimeout(timer)
        timer = setTimeout(ask, quote.value ? 250 : 0)
      },
      { immediate: true },
    )
    // The banner of no network promises that it goes on by itself.
    const again = () => void (fault.value && ask())
    addEventListener('online', again)
    onScopeDispose(() => {
      clearTimeout(timer)
      removeEventListener('online', again)
    })
  }

  return { quote, pending: readonly(pending), fault: readonly(fault), ask }
}
