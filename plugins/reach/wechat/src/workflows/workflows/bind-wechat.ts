/** A WeChat becomes a door of the account whose phone was just proved; one that was before is none any more. */
import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { type Binding, bindIdentityStep } from '../steps/bind-identity'
import { closeDoorStep } from '../steps/close-door'
import { openDoorStep } from '../steps/open-door'

export const bindWechatWorkflow = createWorkflow('bind-wechat', (input: WorkflowData<Binding>) => {
  const bound = bindIdentityStep(input)
  openDoorStep(input)
  closeDoorStep(transform({ bound }, (data) => ({ identity: data.bound.replaced, current_session: '' })))
  return new WorkflowResponse(bound)
})
