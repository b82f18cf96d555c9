import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { AFTER_SALES } from '../../modules/after-sales'
import type { Move } from '../../modules/after-sales/store'

/** The last word of a workflow: a request never goes back, so nothing that may fail comes after it. */
export const moveRequestStep = createStep('move-after-sale', async (move: Move, { container }) => {
  await container.resolve(AFTER_SALES).moveRequest(move)
  return new StepResponse(null)
})
