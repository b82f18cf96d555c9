import type { OrderView } from '@shanzhen/checkout/wire'

const OF_PICKUP: OrderView['status'][] = ['paid', 'partially_shipped', 'shipped', 'delivered']

/** Name of the words for how an order is paid: a channel, or what staff took in cash or by transfer. */
export const payWords = (provider: string): 'cash' | 'transfer' | 'offline' | 'card' | 'wechat' => {
  if (provider === 'cash' || provider === 'transfer' || provider === 'offline') return provider
  return provider.includes('stripe') ? 'card' : 'wechat'
}

/** How money that staff took goes back; null where the channel sends it. */
export const handWay = ({ payment }: OrderView): 'cash' | 'transfer' | null => {
  const words = payment && payWords(payment.provider)
  return words === 'cash' || words === 'transfer' ? words : null
}

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
