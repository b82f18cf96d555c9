import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { Move } from '../../modules/after-sales/store'
import { AFTER_SALE_MOVED } from '../events'
import { moveRequestStep } from '../steps/move-request'

type Input = Move & { order_id: string }

/** One step of a request, by its buyer, staff or the shop itself. */
export const moveAfterSaleWorkflow = createWorkflow('move-after-sale', (input: Input) => {
  moveRequestStep(transform({ input }, ({ input: { order_id: _, ...move } }) => move))
  emitEventStep({
    eventName: AFTER_SALE_MOVED,
    data: transform({ input }, ({ input: { id, order_id, to, set } }) => ({
      id,
      order_id,
      state: to,
      reason: set?.refuse_reason ?? null,
    })),
  })
})
