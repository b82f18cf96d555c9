/** A parcel reached its buyer. Saying so twice changes nothing. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, markOrderFulfillmentAsDeliveredWorkflow, releaseLockStep } from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { parcelsLockKey } from '@shanzhen/workflow-kit/order-lock'
import { checkDeliveryStep } from '../steps/check-delivery'

interface Input {
  order_id: string
  fulfillment_id: string
  request_id: string
}

/** @throws ParcelRefusal, as plain data, where there is no such parcel or it has not left */
export async function deliverParcel(container: MedusaContainer, input: Input): Promise<void> {
  await inOneCommit(container, () => deliverParcelWorkflow(container).run({ input }))
}

const deliverParcelWorkflow = createWorkflow('deliver-parcel', (input: WorkflowData<Input>) => {
  const lock = transform({ input }, (data) => ({
    key: parcelsLockKey(data.input.order_id),
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 120,
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
