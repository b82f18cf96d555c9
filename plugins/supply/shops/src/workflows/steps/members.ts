import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { SHOP } from '../../modules/shop'
import type { MemberRole } from '../../types'

export type InviteInput = { shop_id: string; name: string; phone: string; role: MemberRole; invited_by: string }
export type RemoveInput = { id: string; shop_id: string; removed_by: string }

export const inviteMemberStep = createStep('invite-shop-member', async (input: InviteInput, { container }) => {
  return new StepResponse(await container.resolve(SHOP).invite(input))
})

/** Whoever is removed is signed in nowhere from that moment on. @throws MedusaError not_found, conflict (the last owner) */
export const removeMemberStep = createStep('remove-shop-member', async (input: RemoveInput, { container }) => {
  const { removed_by, ...own } = input
  await container.resolve(SHOP).removeMember(own, removed_by)
  await container.resolve(SIGN_IN).endAllOf({ actor_type: 'shop', actor_id: own.id })
  return new StepResponse(own.id)
})
