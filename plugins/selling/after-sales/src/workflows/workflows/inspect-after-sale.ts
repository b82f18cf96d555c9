import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import type { Move } from '../../modules/after-sales/store'
import { announceStep } from '../steps/announce'
import { moveRequestStep } from '../steps/move-request'
import { restockStep } from '../steps/restock'

/**
 * What came back is looked at piece by piece: recorded first, under the version staff saw, so that two of them cannot both
 * put it back; then what can be sold again is on the shelf.
 */
export const inspectAfterSaleWorkflow = createWorkflow('inspect-after-sale', (input: Move) => {
  moveRequestStep(input)
  const claim = transform({ input }, ({ input }) => ({ id: input.id }))
  restockStep(claim)
  announceStep(claim)
})
