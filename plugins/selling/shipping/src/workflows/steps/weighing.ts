import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { keepWeighings } from '../../weighing/keep'

/** Writes down what a parcel weighed. */
export const keepWeighingStep = createStep(
  'keep-weighing',
  async (input: { fulfillment_id: string }, { container }) => {
    await keepWeighings(container, input)
    return new StepResponse(null)
  },
)
