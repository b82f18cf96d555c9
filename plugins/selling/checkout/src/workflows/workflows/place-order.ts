import { OrderWorkflowEvents, ReservationItemWorkflowEvents } from '@medusajs/framework/utils'
import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { OrderInput } from '../../place/order-input'
import type { StockClaim } from '../../quote/stock'
import { claimPlacementStep } from '../steps/claim-placement'
import { holdUnpaidStep } from '../steps/hold-unpaid'
import { openPaymentCollectionStep } from '../steps/open-payment-collection'
import { registerPromotionUsageStep } from '../steps/register-promotion-usage'
import { reserveStockStep } from '../steps/reserve-stock'
import { writeOrderStep } from '../steps/write-order'

type Input = {
  order: OrderInput
  claims: StockClaim[]
  total: number
  key: string
  hash: string
  placed_at: string
  /** Who asks: `buyer` and `network` as limits on unpaid goods count them. */
  buyer: string
  network: string | null
}

/** A priced quote becomes an order: promised, held, written, payable. Each step undoes itself when a later one fails. */
export const placeOrderWorkflow = createWorkflow('checkout-place-order', (input: Input) => {
  claimPlacementStep(
    transform({ input }, ({ input: { order, total, key, hash, placed_at } }) => ({
      order_id: order.id,
      customer_id: order.customer_id ?? null,
      key,
      hash,
      placed_at,
      paid: total <= 0,
      uses: usesOf(order),
    })),
  )
  holdUnpaidStep(
    transform({ input }, ({ input: { order, claims, total, buyer, network } }) => ({
      claims,
      paid: total <= 0,
      unpaid: {
        order_id: order.id,
        buyer,
        network,
        guest: !order.customer_id,
        pieces: order.items.reduce((sum, { quantity }) => sum + Number(quantity), 0),
      },
    })),
  )
  const reservations = reserveStockStep(
    transform({ input }, ({ input: { order, claims } }) => ({
      order_id: order.id,
      line_ids: Object.fromEntries(order.items.map((item) => [item.variant_id, item.id])),
      claims,
    })),
  )
  const written = writeOrderStep(transform({ input }, ({ input: { order, claims } }) => ({ order, claims })))
  openPaymentCollectionStep(
    transform({ input }, ({ input: { order, total } }) => ({
      order_id: order.id,
      amount: total,
      currency_code: order.currency_code ?? 'cny',
    })),
  )
  registerPromotionUsageStep(transform({ input }, ({ input: { order } }) => usageOf(order)))
  emitEventStep({
    eventName: OrderWorkflowEvents.PLACED,
    data: transform({ input }, ({ input }) => ({ id: input.order.id })),
  })
  const reserved = transform({ input, reservations }, ({ input, reservations }) =>
    reservations.map((id) => ({ id, order_id: input.order.id })),
  )
  emitEventStep({ eventName: ReservationItemWorkflowEvents.CREATED, data: reserved }).config({
    name: 'emit-reservations-created',
  })
  return new WorkflowResponse(written)
})

/** What each promotion gave, for its budget and limits. */
function usageOf(order: OrderInput) {
  const lines = [...(order.items ?? []), ...(order.shipping_methods ?? [])] as {
    adjustments?: { amount: number; code: string }[]
  }[]
  return {
    computedActions: lines.flatMap((line) => line.adjustments ?? []).map(({ amount, code }) => ({ amount, code })),
    registrationContext: { customer_id: order.customer_id ?? null, customer_email: order.email ?? null },
  }
}

function usesOf(order: OrderInput) {
  const { computedActions: actions, registrationContext } = usageOf(order)
  return actions.length ? { actions, ...registrationContext } : null
}
