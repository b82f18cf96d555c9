/** Tells a buyer of one step of their order, once. */
import { createWorkflow, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { composeOrderMessageStep, type OrderMessageInput } from '../steps/compose-order-message'
import { sendComposedMessageStep } from '../steps/send-composed-message'

export const sendOrderMessageWorkflow = createWorkflow(
  'send-order-message',
  (input: WorkflowData<OrderMessageInput>) => {
    const message = composeOrderMessageStep(input)
    return new WorkflowResponse(sendComposedMessageStep(message))
  },
)
