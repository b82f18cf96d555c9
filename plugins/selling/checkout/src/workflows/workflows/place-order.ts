import { OrderWorkflowEvents, ReservationItemWorkflowEvents } from '@medusajs/framework/utils'
import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { type PlacementInput, usageOf, usesOf } from '../../place/placement-input'
import { claimPlacementStep } from '../steps/claim-placement'
import { holdUnpaidStep } from '../steps/hold-unpaid'
import { noteAttributionStep } from '../steps/note-attribution'
import { openPaymentCollectionStep } from '../steps/open-payment-collection'
import { registerPromotionUsageStep } from '../steps/register-promotion-usage'
import { reserveStockStep } from '../steps/reserve-stock'
import { writeOrderStep } from '../steps/write-order'

/**
 * A priced quote becomes an order by Medusa's own services, where orders are not written together: promised, held, written, payable. Each step
 * undoes itself when a later one fails.
 */
export const placeOrderWorkflow = createWorkflow('checkout-place-order', (input: PlacementInput) => {
  claimPlacementStep(
    transform({ input }, ({ input: { order, total, key, hash, placed_at, expires_at } }) => ({
      order_id: order.id,
      customer_id: order.customer_id ?? null,
      key,
      hash,
      placed_at,
      expires_at,
      paid: total <= 0,
      uses: usesOf(order),
    })),
  )
  holdUnpaidStep(
    transform({ input }, ({ input: { order, claims, total, buyer, network, by_staff } }) => ({
      ...{ order, claims, buyer, network, by_staff },
      paid: total <= 0,
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
  noteAttributionStep(transform({ input }, ({ input }) => input.attribution))
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
