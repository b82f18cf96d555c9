import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { type DecideInput, decideStep } from '../steps/decide'

/** Staff close a difference or a task with a decision and a note. */
export const decideWorkflow = createWorkflow('decide-reconciliation', (input: DecideInput) => {
  return new WorkflowResponse(decideStep(input))
})
