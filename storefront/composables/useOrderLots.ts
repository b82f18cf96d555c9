// Which lots an order's goods came from, and whether an inspection keeps the rest here: asked for once it is paid, again
// when more has left. By the order's own door.
import type { OrderLot, OutgoingState } from '@shanzhen/lots/wire'
import type { OrderHandle } from './useOrder'

export const useOrderLots = ({ order, path, headers }: OrderHandle) => {
  const lots = ref<OrderLot[]>([])
  const outgoing = ref<OutgoingState>(null)
  const asked = computed(() => {
    const gone = order.value?.lines.reduce((sum, line) => sum + line.shipped_quantity, 0) ?? 0
    return gone > 0 || order.value?.status === 'paid' ? `${order.value?.status} ${gone}` : null
  })
  const load = async () => {
    const answer = await $fetch<{ lots: OrderLot[]; outgoing: OutgoingState }>(`${path}/lots`, { headers }).catch(
      () => null,
    )
    if (answer) [lots.value, outgoing.value] = [answer.lots, answer.outgoing]
  }
  watch(asked, (now) => now && load())
  return { lots, outgoing }
}
