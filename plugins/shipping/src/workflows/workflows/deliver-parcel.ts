/** A parcel reached its buyer. Saying so twice changes nothing. */
import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, markOrderFulfillmentAsDeliveredWorkflow, releaseLockStep } from '@medusajs/medusa/core-flows'
import { checkDeliveryStep } from '../steps/check-delivery'
import { parcelLockKey } from './ship-parcel'

interface Input {
  order_id: string
  fulfillment_id: string
  request_id: string
}

export const deliverParcelWorkflow = createWorkflow('deliver-parcel', (input: WorkflowData<Input>) => {
  const lock = transform({ input }, (data) => ({
    key: parcelLockKey(data.input.order_id),
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 30,
  }))
  acquireLockStep(lock)
  const state = checkDeliveryStep(input)
  when('not-delivered-yet', { state }, (data) => !data.state.delivered).then(() => {
    markOrderFulfillmentAsDeliveredWorkflow.runAsStep({
      input: transform({ input }, (data) => ({
        orderId: data.input.order_id,
        fulfillmentId: data.input.fulfillment_id,
      })),
    })
  })
  releaseLockStep(lock)
  return new WorkflowResponse(null)
})
