import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { keepDisputeStep } from '../steps/keep-dispute'

/** How a dispute stands now; `reference` is Stripe's id. What a callback says is only a reason to ask. */
export const followDisputeWorkflow = createWorkflow('follow-stripe-dispute', (input: { reference: string }) => {
  return new WorkflowResponse(keepDisputeStep(input.reference))
})
