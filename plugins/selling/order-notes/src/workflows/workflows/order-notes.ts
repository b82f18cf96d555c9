/** A flag and a parcel of the same order go one after the other: whoever marks 勿发 knows what is still here. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { createWorkflow, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { withParcels } from '@shanzhen/workflow-kit/order-lock'
import type { LiftFlag, SetFlag } from '../../modules/order-note/service'
import { liftFlagStep, setFlagStep, writeNoteStep } from '../steps/order-notes'

export const writeOrderNoteWorkflow = createWorkflow(
  'write-order-note',
  (input: WorkflowData<{ order_id: string; text: string; written_by: string }>) =>
    new WorkflowResponse(writeNoteStep(input)),
)

const setOrderFlagWorkflow = createWorkflow(
  'set-order-flag',
  (input: WorkflowData<SetFlag>) => new WorkflowResponse(setFlagStep(input)),
)
const liftOrderFlagWorkflow = createWorkflow(
  'lift-order-flag',
  (input: WorkflowData<LiftFlag>) => new WorkflowResponse(liftFlagStep(input)),
)

export const setOrderFlag = (container: MedusaContainer, input: SetFlag) =>
  withParcels(container, input.order_id, () => setOrderFlagWorkflow(container).run({ input }))

export const liftOrderFlag = (container: MedusaContainer, input: LiftFlag) =>
  withParcels(container, input.order_id, () => liftOrderFlagWorkflow(container).run({ input }))
