import type { UnpaidOrder } from '../modules/checkout/unpaid'
import type { Uses } from '../modules/checkout/store/return-uses'
import type { Attribution, OutletOrder, TradeOrder } from '@shanzhen/ports/types'
import type { StockClaim } from '../quote/stock'
import type { OrderInput } from './order-input'

/** All of one placement, priced and accepted: what is written next, by whichever way. */
export type PlacementInput = {
  order: OrderInput
  claims: StockClaim[]
  /** In yuan; nothing to pay: it is paid as it is placed. */
  total: number
  key: string
  hash: string
  placed_at: string
  /** Until when it holds its goods unpaid. */
  expires_at: string
  /** Who asks: `buyer` and `network` as limits on unpaid goods count them. */
  buyer: string
  network: string | null
  /** Staff know whom they order for: the limits on unpaid goods are for strangers. */
  by_staff: boolean
  /** It is paid as it is written, out of what its trader keeps with us. */
  trade: TradeOrder | null
  /** It was made at an outlet, which notes it with its writing. */
  outlet: OutletOrder | null
  /** By whose doing it is, where somebody shared what is bought. */
  attribution: Attribution | null
}

/** What each promotion gave, for its budget and limits. */
export function usageOf(order: OrderInput) {
  const lines = [...(order.items ?? []), ...(order.shipping_methods ?? [])] as {
    adjustments?: { amount: number; code: string }[]
  }[]
  return {
    computedActions: lines.flatMap((line) => line.adjustments ?? []).map(({ amount, code }) => ({ amount, code })),
    registrationContext: { customer_id: order.customer_id ?? null, customer_email: order.email ?? null },
  }
}

/** The same as the placement remembers it; null where nothing was used. */
export function usesOf(order: OrderInput): Uses | null {
  const { computedActions: actions, registrationContext } = usageOf(order)
  return actions.length ? { actions, ...registrationContext } : null
}

/** What it holds while it is not paid, as limits count it. @param stocked what lies on the shelf of an inventory item */
export function unpaidOf(
  {
    order,
    claims,
    buyer,
    network,
    by_staff,
  }: Pick<PlacementInput, 'order' | 'claims' | 'buyer' | 'network' | 'by_staff'>,
  stocked: (inventory_item_id: string) => number,
): UnpaidOrder {
  const wanted = new Map<string, number>()
  for (const { inventory_item_id, quantity } of claims)
    wanted.set(inventory_item_id, (wanted.get(inventory_item_id) ?? 0) + quantity)
  return {
    order_id: order.id,
    ...{ buyer, network, guest: !order.customer_id && !by_staff },
    pieces: order.items.reduce((sum, { quantity }) => sum + Number(quantity), 0),
    goods: [...wanted].map(([inventory_item_id, quantity]) => ({
      inventory_item_id,
      quantity,
      stocked: stocked(inventory_item_id),
    })),
  }
}
