import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { RECALL_OPENED } from '../events'
import { type OpenRecall, openRecallStep } from '../steps/open-recall'
import { type RefundAffected, refundAffectedStep } from '../steps/refund-affected'

/** Calls a lot back, with all that was made from it. Asking twice is one recall. */
export const openRecallWorkflow = createWorkflow('open-recall', (input: OpenRecall) => {
  const recall = openRecallStep(input)
  emitEventStep({ eventName: RECALL_OPENED, data: recall })
  return new WorkflowResponse(recall)
})

/** Pays a buyer back for goods called back; once per row. */
export const refundRecallAffectedWorkflow = createWorkflow(
  'refund-recall-affected-row',
  (input: RefundAffected) => new WorkflowResponse(refundAffectedStep(input)),
)
