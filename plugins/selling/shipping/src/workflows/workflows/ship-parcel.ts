/**
 * Hands goods of a paid order to a carrier: fulfilment (stock leaves the shelf), what it weighed and shipment (waybill),
 * under the order's lock and in one commit. A machine that dies on the way leaves the goods where they were. What it
 * weighed is there before anybody can claim a price that is corrected a moment later; the money follows when the parcel
 * has left.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import {
  acquireLockStep,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { parcelsLockKey } from '@shanzhen/workflow-kit/order-lock'
import { trySettling } from '../../weighing/settle'
import { checkParcelStep, type ShipParcelInput } from '../steps/check-parcel'
import { keepWeighingStep } from '../steps/weighing'

/**
 * @param also written in the same commit as the parcel
 * @returns the parcel's id
 * @throws ParcelRefusal, as plain data, where the goods must stay
 */
export async function shipParcel(
  container: MedusaContainer,
  input: ShipParcelInput,
  also?: (fulfillment_id: string) => Promise<void>,
): Promise<string> {
  const { result } = await inOneCommit(container, async () => {
    const shipped = await shipParcelWorkflow(container).run({ input })
    await also?.(shipped.result.id)
    return shipped
  })
  await trySettling(container, result.id)
  return result.id
}

const shipParcelWorkflow = createWorkflow('ship-parcel', (input: WorkflowData<ShipParcelInput>) => {
  const lock = transform({ input }, (data) => ({
    key: parcelsLockKey(data.input.order_id),
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 120,
  }))
  acquireLockStep(lock)
  const parcel = checkParcelStep(input)
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
  return new WorkflowResponse(transform({ fulfillment }, (data) => ({ id: data.fulfillment.id })))
})
