import { createWorkflow, transform, type WorkflowData, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SHOP_MEMBER_INVITED } from '../events'
import { type InviteInput, inviteMemberStep, type RemoveInput, removeMemberStep } from '../steps/members'

/** An owner invites a phone; whoever has it is asked at their next sign-in. @returns the invitation's id */
export const inviteShopMemberWorkflow = createWorkflow('invite-shop-member', (input: WorkflowData<InviteInput>) => {
  const id = inviteMemberStep(input)
  emitEventStep({ eventName: SHOP_MEMBER_INVITED, data: transform({ id }, (made) => ({ id: made.id })) })
  return new WorkflowResponse(id)
})

/** A member goes, by an owner or by themselves; or an invitation is taken back. */
export const removeShopMemberWorkflow = createWorkflow(
  'remove-shop-member',
  (input: WorkflowData<RemoveInput>) => new WorkflowResponse(removeMemberStep(input)),
)
