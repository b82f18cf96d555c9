// One order as its buyer may see it: by session, or by the secret key of a guest's link.
import { pollDelay_ms } from '#shared/checkout/backoff'
import type { OrderView } from '@shanzhen/checkout/wire'

export const useOrder = (id: string, key: string | undefined) => {
  const order = ref<OrderView | null>(null)
  const fault = ref<'missing' | 'unreachable' | null>(null)
  const headers: Record<string, string> = key ? { 'x-order-key': key } : {}
  const path = `/api/store/checkout/orders/${id}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0

  const take = (answer: { order: OrderView }) => {
    order.value = answer.order
    fault.value = null
    return answer.order
  }
  const load = async () => {
    try {
      take(await $fetch<{ order: OrderView }>(path, { headers }))
    } catch (error) {
      fault.value = apiProblem(error).type === 'not_found' ? 'missing' : 'unreachable'
    }
  }
  /** Has the backend ask the payment provider; a failed question changes nothing on screen. */
  const refresh = () =>
    $fetch<{ order: OrderView }>(`${path}/refresh`, { method: 'POST', headers, retry: 0 })
      .then(take)
      .catch(() => null)
  /** With a reason a paid order too. */
  const cancel = async (reason?: string) => {
    const body = reason ? { reason } : {}
    take(await $fetch<{ order: OrderView }>(`${path}/cancel`, { method: 'POST', headers, body, retry: 0 }))
    watchRefund()
  }

  const stop = () => clearTimeout(timer)
  /** Asks until the order no longer awaits its money, ever more patiently, and at most `times`. */
  const watchPayment = (times = 60) => {
    stop()
    attempt = 0
    const next = async () => {
      if (!document.hidden) await refresh()
      attempt += 1
      if (order.value?.due_fen && attempt < times) timer = setTimeout(next, pollDelay_ms(attempt))
    }
    timer = setTimeout(next, pollDelay_ms(0))
  }
  /** Looks a few more times, ever more patiently, until the money of a canceled order has gone back. */
  const watchRefund = () => {
    stop()
    attempt = 0
    const isGone = () =>
      order.value?.owed_fen === 0 && order.value.refunds.every((refund) => refund.status !== 'processing')
    const next = async () => {
      attempt += 1
      if (!document.hidden) await load()
      if (!isGone() && attempt < 10) timer = setTimeout(next, pollDelay_ms(attempt))
    }
    if (!isGone()) timer = setTimeout(next, pollDelay_ms(0))
  }
  const lookAgain = () => {
    if (!document.hidden && order.value?.due_fen) void refresh()
  }
  onMounted(() => document.addEventListener('visibilitychange', lookAgain))
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', lookAgain)
    stop()
  })

  return { order, fault, headers, path, load, refresh, cancel, watchPayment, stop }
}

export type OrderHandle = ReturnType<typeof useOrder>
