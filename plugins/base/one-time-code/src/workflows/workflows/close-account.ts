/** 注销: whoever still has business with this customer says so first; then the account is gone at once. */
import { createHook, createWorkflow, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { closeAccountStep } from '../steps/close-account'

export const closeAccountWorkflow = createWorkflow('close-account', (input: WorkflowData<{ customer_id: string }>) => {
  /** Throws `notClosable` where something is in the way. */
  const closing = createHook('closing', input)
  return new WorkflowResponse(closeAccountStep(input), { hooks: [closing] })
})
