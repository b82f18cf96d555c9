import { createWorkflow, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { keepTasksStep } from '../steps/keep-tasks'

/** Brings a channel's tasks up to date. */
export const keepTasksWorkflow = createWorkflow('keep-channel-tasks', (channel: WorkflowData<string>) => {
  return new WorkflowResponse(keepTasksStep(channel))
})
