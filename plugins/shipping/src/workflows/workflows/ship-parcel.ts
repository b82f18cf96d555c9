/**
 * Hands goods of a paid order to a carrier: fulfilment (stock leaves the shelf) and shipment (waybill) together, under
 * the order's lock. What it weighed is written down before it leaves, so that nobody claims a price that is corrected a
 * moment later. If the shipment fails, the goods are back on the shelf and reserved, and the weighing is void. The money
 * follows when the parcel has left.
 */
import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import {
  acquireLockStep,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { checkParcelStep, type ShipParcelInput } from '../steps/check-parcel'
import { keepWeighingStep, openScaleStep, settleWeighingStep } from '../steps/weighing'

export const parcelLockKey = (order_id: string): string => `parcels:${order_id}`

export const shipParcelWorkflow = createWorkflow('ship-parcel', (input: WorkflowData<ShipParcelInput>) => {
  const lock = transform({ input }, (data) => ({
    key: parcelLockKey(data.input.order_id),
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 30,
  }))
  acquireLockStep(lock)
  const parcel = checkParcelStep(input)
  openScaleStep(transform({ input }, (data) => ({ order_id: data.input.order_id })))
  const fulfillment = createOrderFulfillmentWorkflow.runAsStep({
    input: transform({ input, parcel }, (data) => ({
      order_id: data.input.order_id,
      created_by: data.input.created_by,
      items: data.parcel.items,
      metadata: data.parcel.metadata,
    })),
  })
  keepWeighingStep(transform({ fulfillment }, (data) => ({ fulfillment_id: data.fulfillment.id })))
  createOrderShipmentWorkflow.runAsStep({
    input: transform({ input, parcel, fulfillment }, (data) => ({
      order_id: data.input.order_id,
      fulfillment_id: data.fulfillment.id,
      created_by: data.input.created_by,
      items: data.parcel.items,
      labels: data.parcel.labels,
    })),
  })
  releaseLockStep(lock)
  settleWeighingStep(transform({ fulfillment }, (data) => ({ fulfillment_id: data.fulfillment.id })))
  return new WorkflowResponse(transform({ fulfillment }, (data) => ({ id: data.fulfillment.id })))
})
