// Which lots an order's goods came from: asked for once anything has left, again when more has. By the order's own door.
import type { OrderLot } from '#shared/types/checkout'
import type { OrderHandle } from './useOrder'

export const useOrderLots = ({ order, path, headers }: OrderHandle) => {
  const lots = ref<OrderLot[]>([])
  const gone = computed(() => order.value?.lines.reduce((sum, line) => sum + line.shipped_quantity, 0) ?? 0)
  const load = async () => {
    const answer = await $fetch<{ lots: OrderLot[] }>(`${path}/lots`, { headers }).catch(() => null)
    if (answer) lots.value = answer.lots
  }
  watch(gone, (now) => now > 0 && load())
  return lots
}
