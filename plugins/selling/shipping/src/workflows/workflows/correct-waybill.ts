/** A waybill that was typed wrong is put right, on record, and its buyer is told. The same one again changes nothing. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { createWorkflow, transform, when, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, emitEventStep, releaseLockStep } from '@medusajs/medusa/core-flows'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { parcelsLockKey } from '@shanzhen/workflow-kit/order-lock'
import { type CorrectWaybillInput, correctWaybillStep } from '../steps/correct-waybill'

/** Its data: the parcel's id and the correction's. */
const WAYBILL_CORRECTED = 'parcel.waybill_corrected'

/** @throws ParcelRefusal, as plain data, where there is no such parcel, or none that a carrier has under way */
export async function correctWaybill(container: MedusaContainer, input: CorrectWaybillInput): Promise<void> {
  await inOneCommit(container, () => correctWaybillWorkflow(container).run({ input }))
}

const correctWaybillWorkflow = createWorkflow('correct-parcel-waybill', (input: WorkflowData<CorrectWaybillInput>) => {
  const lock = transform({ input }, (data) => ({
    key: parcelsLockKey(data.input.order_id),
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 120,
  }))
  acquireLockStep(lock)
  const corrected = correctWaybillStep(input)
  when('another-waybill', { corrected }, (data) => data.corrected.correction_id !== null).then(() => {
    emitEventStep({
      eventName: WAYBILL_CORRECTED,
      data: transform({ input, corrected }, (data) => ({
        id: data.input.fulfillment_id,
        correction_id: data.corrected.correction_id,
      })),
    })
  })
  releaseLockStep(lock)
  return new WorkflowResponse(null)
})
