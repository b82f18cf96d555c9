/** Tells buyers of one step of their order each, once. */
import { createWorkflow, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { composeOrderMessagesStep, type OrderMessageInput } from '../steps/compose-order-message'
import { sendComposedMessagesStep } from '../steps/send-composed-message'

/** @returns which of them left now */
export const sendOrderMessagesWorkflow = createWorkflow(
  'send-order-messages',
  (input: WorkflowData<OrderMessageInput[]>) => {
    const messages = composeOrderMessagesStep(input)
    return new WorkflowResponse(sendComposedMessagesStep(messages))
  },
)
