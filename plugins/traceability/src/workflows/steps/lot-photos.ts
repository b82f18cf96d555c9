import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { LOT } from '../../modules/lot'
import type { HidePhoto, NewPhoto } from '../../photo-types'

/** Nothing is undone: a photo that should not be there is hidden. */
export const addLotPhotoStep = createStep('add-lot-photo', async (input: NewPhoto, { container }) => {
  return new StepResponse(await container.resolve(LOT).addPhoto(input))
})

export const hideLotPhotoStep = createStep('hide-lot-photo', async (input: HidePhoto, { container }) => {
  await container.resolve(LOT).hidePhoto(input)
  return new StepResponse(input.id)
})
