/**
 * Finds or makes the auth identity of an address, and the customer it stands for because this address was proved before. An
 * account in which somebody merely typed the address is none of its owner's.
 */
import type { AuthMfaChallengeDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { wrongCode } from '../../errors'
import type { Address } from '../../types'

export interface OpenedIdentity {
  auth_identity_id: string
  customer_id: string | null
  /** Set where this identity asks for a second factor. */
  mfa_challenge?: AuthMfaChallengeDTO
}

export const openIdentityStep = createStep(
  'open-one-time-code-identity',
  async ({ address, proof }: { address: Address; proof: string }, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const entity_id = `${address.channel}:${address.address}`
    const [before] = await auth.listProviderIdentities({ provider: 'one-time-code', entity_id })
    const { authIdentity, mfaChallenge } = await auth.authenticate('one-time-code', { body: { proof } as never })
    if (!authIdentity) throw wrongCode()
    const known = authIdentity.app_metadata?.customer_id
    const lives =
      typeof known === 'string' && (await container.resolve(Modules.CUSTOMER).listCustomers({ id: known })).length > 0
    return new StepResponse<OpenedIdentity, string | null>(
      { auth_identity_id: authIdentity.id, customer_id: lives ? known : null, mfa_challenge: mfaChallenge },
      before ? null : authIdentity.id,
    )
  },
  async (created, { container }) => {
    if (created) await container.resolve(Modules.AUTH).deleteAuthIdentities([created])
  },
)
