/**
 * A parcel that was written down as sent and never handed over: its goods go back to the lots they were taken from and
 * are held for the order again, on record, and its buyer is told. Saying so twice changes nothing.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import {
  acquireLockStep,
  cancelOrderFulfillmentWorkflow,
  emitEventStep,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { takeShipmentBackStep, type UnpackParcelInput } from '../steps/take-shipment-back'
import { parcelLockKey } from './ship-parcel'

/** Its data: the parcel's id. */
const PARCEL_UNPACKED = 'parcel.unpacked'

/** @throws ParcelRefusal, as plain data, where there is no such parcel, it arrived, or something in it is claimed */
export async function unpackParcel(container: MedusaContainer, input: UnpackParcelInput): Promise<void> {
  await inOneCommit(container, () => unpackParcelWorkflow(container).run({ input }))
}

const unpackParcelWorkflow = createWorkflow('unpack-parcel', (input: WorkflowData<UnpackParcelInput>) => {
  const lock = transform({ input }, (data) => ({
    key: parcelLockKey(data.input.order_id),
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 120,
  }))
  acquireLockStep(lock)
  const taken = takeShipmentBackStep(input)
  when('not-unpacked-yet', { taken }, (data) => data.taken.unpacked).then(() => {
    cancelOrderFulfillmentWorkflow.runAsStep({
      input: transform({ input }, (data) => ({
        order_id: data.input.order_id,
        fulfillment_id: data.input.fulfillment_id,
        canceled_by: data.input.unpacked_by,
      })),
    })
    emitEventStep({
      eventName: PARCEL_UNPACKED,
      data: transform({ input }, (data) => ({ id: data.input.fulfillment_id })),
    })
  })
  releaseLockStep(lock)
  return new WorkflowResponse(null)
})
