import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { WEIGHING } from '../../modules/weighing'
import { keepWeighings } from '../../weighing/keep'
import { trySettling } from '../../weighing/settle'

type Input = { fulfillment_id: string }

/**
 * Stands before the parcel, so that it is undone after it: what the unpacked parcel weighed gives nothing back. Its
 * figures stay.
 */
export const openScaleStep = createStep(
  'open-scale',
  async ({ order_id }: { order_id: string }) => new StepResponse(null, order_id),
  async (order_id, { container }) => {
    const parcels = order_id ? await container.resolve(WEIGHING).parcelsOf([order_id]) : []
    for (const { fulfillment_id, state } of parcels)
      if (state === 'weighed') await trySettling(container, fulfillment_id)
  },
)

/** Writes down what a parcel weighed. */
export const keepWeighingStep = createStep('keep-weighing', async (input: Input, { container }) => {
  await keepWeighings(container, input)
  return new StepResponse(null)
})

/** Nothing may fail after a parcel has left: what it leaves open the job brings to its end. */
export const settleWeighingStep = createStep('settle-weighing', async (input: Input, { container }) => {
  await trySettling(container, input.fulfillment_id)
  return new StepResponse(null)
})
