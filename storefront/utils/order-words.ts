import type { OrderView } from '#shared/types/checkout'

const OF_PICKUP: OrderView['status'][] = ['paid', 'partially_shipped', 'shipped', 'delivered']

/** Name of the words for an order's state: goods the buyer fetches are ready and collected, not shipped and delivered. */
export function statusWords({ status, shipping }: OrderView, what: 'status' | 'statusText'): string {
  const pickup = shipping?.type === 'pickup' && OF_PICKUP.includes(status)
  if (what === 'status') return `buy.${pickup ? 'pickupStatus' : 'status'}.${status}`
  return `buy.${pickup ? 'pickupStatusText' : 'statusText'}.${status}`
}

/** Why money of a standing order is on its way back; null for a canceled one, whose money goes back whole. */
export function owedFor({ status, lines }: OrderView): 'weight' | 'excess' | null {
  if (status === 'canceled') return null
  return lines.some(({ weight }) => weight?.weighed?.back_fen) ? 'weight' : 'excess'
}
