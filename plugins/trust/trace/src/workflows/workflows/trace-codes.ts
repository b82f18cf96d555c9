import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { fillTraceCodesStep, requestTraceCodesStep, type TraceCodeRequest } from '../steps/request-trace-codes'
import { voidTraceCodesStep, type TraceCodeVoiding } from '../steps/void-trace-codes'

/** Makes a lot's codes: all of them, or as far as a crash let it come, and the sweep does the rest. */
export const createTraceCodesWorkflow = createWorkflow('create-trace-codes', (input: TraceCodeRequest) => {
  const batch = requestTraceCodesStep(input)
  return new WorkflowResponse(fillTraceCodesStep(batch.id))
})

/** Withdraws a whole batch or one label; there is no way back. */
export const voidTraceCodesWorkflow = createWorkflow(
  'void-trace-codes',
  (input: TraceCodeVoiding) => new WorkflowResponse(voidTraceCodesStep(input)),
)
