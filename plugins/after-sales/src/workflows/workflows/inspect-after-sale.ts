import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { Move } from '../../modules/after-sales/store'
import { AFTER_SALE_INSPECTED, AFTER_SALE_MOVED } from '../events'
import { moveRequestStep } from '../steps/move-request'
import { restockStep } from '../steps/restock'

type Input = {
  move: Move
  order_id: string
  lines: { line_item_id: string; quantity: number; sellable: number }[]
}

/**
 * What came back is looked at piece by piece: recorded first, under the version staff saw, so that two of them cannot both
 * put it back; then what can be sold again is on the shelf.
 */
export const inspectAfterSaleWorkflow = createWorkflow('inspect-after-sale', (input: Input) => {
  moveRequestStep(input.move)
  restockStep(transform({ input }, ({ input }) => ({ id: input.move.id })))
  emitEventStep({
    eventName: AFTER_SALE_INSPECTED,
    data: transform({ input }, ({ input: { order_id, lines, move } }) =>
      lines.map((line) => ({ id: move.id, order_id, ...line })),
    ),
  })
  emitEventStep({
    eventName: AFTER_SALE_MOVED,
    data: transform({ input }, ({ input: { move, order_id } }) => ({ id: move.id, order_id, state: move.to })),
  }).config({ name: 'emit-after-sale-moved' })
})
