import { OrderWorkflowEvents, ReservationItemWorkflowEvents } from '@medusajs/framework/utils'
import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import { deleteReservationsByLineItemsStep, emitEventStep } from '@medusajs/medusa/core-flows'

/** A canceled order holds no goods any more, and everybody hears of it. Repeating it changes nothing. */
export const freeCanceledOrderWorkflow = createWorkflow(
  'checkout-free-canceled-order',
  (input: { order_id: string; line_ids: string[] }) => {
    const freed = deleteReservationsByLineItemsStep(input.line_ids)
    emitEventStep({
      eventName: ReservationItemWorkflowEvents.DELETED,
      data: transform({ input, freed }, ({ input, freed }) =>
        (freed ?? []).map((id) => ({ id, order_id: input.order_id })),
      ),
    }).config({ name: 'emit-reservations-freed' })
    emitEventStep({
      eventName: OrderWorkflowEvents.CANCELED,
      data: transform({ input }, ({ input }) => ({ id: input.order_id })),
    })
  },
)
