import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { dropHiddenPhotos } from '../../photos/drop-hidden-photos'
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

/** Where the files cannot be reached now, the nightly job goes on. */
export const dropHiddenPhotosStep = createStep('drop-hidden-photos', async (_: void, { container }) => {
  await dropHiddenPhotos(container).catch((error: Error) =>
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`traceability: hidden photos stay for now: ${error.message}`),
  )
  return new StepResponse()
})
