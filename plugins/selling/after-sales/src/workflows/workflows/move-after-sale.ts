import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import type { Move } from '../../modules/after-sales/store'
import { announceStep } from '../steps/announce'
import { moveRequestStep } from '../steps/move-request'

/** One step of a request, by its buyer, staff or the shop itself. */
export const moveAfterSaleWorkflow = createWorkflow('move-after-sale', (input: Move) => {
  moveRequestStep(input)
  announceStep(transform({ input }, ({ input }) => ({ id: input.id })))
})
