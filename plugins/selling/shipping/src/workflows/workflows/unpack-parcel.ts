/**
 * A parcel that was written down as sent and never handed over: its goods go back to the lots they were taken from and
 * are held for the order again, on record, and its buyer is told. Saying so twice changes nothing.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { cancelOrderFulfillmentWorkflow, emitEventStep } from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { withOrder, withParcels } from '@shanzhen/workflow-kit/order-lock'
import { takeShipmentBackStep, type UnpackParcelInput } from '../steps/take-shipment-back'

/** Its data: the parcel's id. */
const PARCEL_UNPACKED = 'parcel.unpacked'

/**
 * Under the lock of the order's money too: a claim, or money for what a parcel weighed, rests on its having left.
 * @param also written in the same commit
 * @throws ParcelRefusal, as plain data, where there is no such parcel, it arrived, or something in it is claimed
 */
export async function unpackParcel(
  container: MedusaContainer,
  input: UnpackParcelInput,
  also?: () => Promise<void>,
): Promise<void> {
  const unpack = () =>
    inOneCommit(container, async () => {
      await unpackParcelWorkflow(container).run({ input })
      await also?.()
    })
  await withParcels(container, input.order_id, () => withOrder(container, input.order_id, unpack))
}

const unpackParcelWorkflow = createWorkflow('unpack-parcel', (input: WorkflowData<UnpackParcelInput>) => {
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
  return new WorkflowResponse(null)
})
