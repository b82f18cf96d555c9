import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { InspectionInput } from '../../lot-types'
import { LOT } from '../../modules/lot'

/** Writes inspections down; a wrong one is followed by another, never taken back. */
export const inspectLotsStep = createStep('inspect-lots', async (input: InspectionInput[], { container }) => {
  return new StepResponse(await container.resolve(LOT).inspect(input))
})
