/** Sends a fresh code to a phone or a mailbox. */
import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import type { Address } from '../../types'
import { issueCodeStep } from '../steps/issue-code'
import { sendCodeStep } from '../steps/send-code'

export const sendOneTimeCodeWorkflow = createWorkflow(
  'send-one-time-code',
  (input: WorkflowData<{ address: Address; locale: string; asked_by: string; long: boolean }>) => {
    const issued = issueCodeStep(input)
    sendCodeStep(
      transform({ input, issued }, (data) => ({ address: data.input.address, content: data.issued.content })),
    )
    return new WorkflowResponse(transform({ issued }, (data) => ({ ticket: data.issued.ticket })))
  },
)
