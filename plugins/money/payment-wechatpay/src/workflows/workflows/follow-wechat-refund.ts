import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { askRefundStep } from '../steps/ask-refund'
import { recordRefundStep } from '../steps/record-refund'

/** Asks WeChat how one refund is doing and writes it down: only good news is notified. `reference` is its number. */
export const followWechatRefundWorkflow = createWorkflow('follow-wechat-refund', (input: { reference: string }) => {
  const answer = askRefundStep(input)
  recordRefundStep(answer)
  return new WorkflowResponse(answer)
})
