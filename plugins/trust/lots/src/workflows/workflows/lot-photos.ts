import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { HidePhoto, NewPhoto } from '../../photo-types'
import { addLotPhotoStep, dropHiddenPhotosStep, hideLotPhotoStep } from '../steps/lot-photos'

/** A step of a lot is shown in a picture. */
export const addLotPhotoWorkflow = createWorkflow('add-lot-photo', (input: NewPhoto) => {
  return new WorkflowResponse(addLotPhotoStep(input))
})

/** A picture is shown no longer and its file is gone; the lot's history goes on naming it. */
export const hideLotPhotoWorkflow = createWorkflow('hide-lot-photo', (input: HidePhoto) => {
  const hidden = hideLotPhotoStep(input)
  dropHiddenPhotosStep()
  return new WorkflowResponse(hidden)
})
