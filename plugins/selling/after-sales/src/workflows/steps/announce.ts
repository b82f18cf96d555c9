import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { announceSteps } from '../../announce'

/** Tells of a claim's steps; what a crash or a fault leaves out, the job tells. */
export const announceStep = createStep('announce-after-sale', async ({ id }: { id: string }, { container }) => {
  await announceSteps(container, id)
  return new StepResponse(null)
})
