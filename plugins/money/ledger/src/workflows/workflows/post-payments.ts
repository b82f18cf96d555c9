import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { postPaymentsStep } from '../steps/post-payments'

/** Brings the ledger up to date with these payments' captures and refunds. */
export const postPaymentsWorkflow = createWorkflow('ledger-post-payments', (payment_ids: WorkflowData<string[]>) => {
  return new WorkflowResponse(postPaymentsStep(payment_ids))
})
