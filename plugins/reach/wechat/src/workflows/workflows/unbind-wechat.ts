/** The owner takes the WeChat off; whoever is signed in elsewhere with this account signs in anew. */
import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { closeDoorStep } from '../steps/close-door'
import { unbindIdentityStep } from '../steps/unbind-identity'

type Input = { customer_id: string; current_session: string }

export const unbindWechatWorkflow = createWorkflow('unbind-wechat', (input: WorkflowData<Input>) => {
  const identity = unbindIdentityStep(input)
  closeDoorStep(
    transform({ input, identity }, ({ input: { current_session }, identity }) => ({ identity, current_session })),
  )
  return new WorkflowResponse(identity)
})
