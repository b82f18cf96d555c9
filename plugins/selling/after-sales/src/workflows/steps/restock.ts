import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { finishRestocks } from '../../restock'

/** Puts back what the inspection wrote down; what a crash or a fault leaves open, the job brings to its end. */
export const restockStep = createStep('restock-after-sale', async ({ id }: { id: string }, { container }) => {
  await finishRestocks(container, id)
  return new StepResponse(null)
})
