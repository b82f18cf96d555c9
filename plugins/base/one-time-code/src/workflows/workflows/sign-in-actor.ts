/**
 * Code → identity → somebody of a directory: whom staff registered, such as a producer, where a stranger's code stays unused; or
 * who may open a small shop, having agreed to the rules.
 */
import { createWorkflow, transform, WorkflowResponse, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, releaseLockStep } from '@medusajs/medusa/core-flows'
import type { Guesser } from '../../modules/one-time-code/service'
import type { Address } from '../../types'
import { openActorIdentityStep } from '../steps/open-actor-identity'
import { recordConsentStep } from '../steps/record-consent'
import { redeemCodeStep } from '../steps/redeem-code'

interface Input {
  address: Address
  code: string
  guesser?: Guesser
  /** The version of the shop's rules that was agreed to, as a date. */
  agreed?: string
  actor_type: string
  /** Names this request, so that it alone releases its lock. */
  request_id: string
  address_key: string
}

export const signInActorWorkflow = createWorkflow('sign-in-actor-by-code', (input: WorkflowData<Input>) => {
  const lock = transform({ input }, (data) => ({
    key: `sign-in:${data.input.address_key}`,
    ownerId: data.input.request_id,
    timeout: 5,
    ttl: 15,
  }))
  acquireLockStep(lock)
  const { proof } = redeemCodeStep(input)
  const actor = openActorIdentityStep(
    transform({ input, proof }, (data) => ({
      address: data.input.address,
      proof: data.proof,
      actor_type: data.input.actor_type,
      agreed: data.input.agreed,
    })),
  )
  recordConsentStep(
    transform({ input, actor }, (data) => ({ agreed: data.input.agreed, customer_id: data.actor.actor_id })),
  )
  releaseLockStep(lock)
  return new WorkflowResponse(actor)
})
