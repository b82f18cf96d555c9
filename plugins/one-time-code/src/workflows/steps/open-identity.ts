/** Finds or makes the auth identity of an address, and the customer it already stands for. */
import type { AuthIdentityDTO, AuthMfaChallengeDTO } from '@medusajs/framework/types'
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
    const customer_id = await customerOf(authIdentity, address)
    return new StepResponse<OpenedIdentity, string | null>(
      { auth_identity_id: authIdentity.id, customer_id, mfa_challenge: mfaChallenge },
      before ? null : authIdentity.id,
    )

    async function customerOf(identity: AuthIdentityDTO, { channel, address: email }: Address): Promise<string | null> {
      const customers = container.resolve(Modules.CUSTOMER)
      const known = identity.app_metadata?.customer_id
      if (typeof known === 'string' && (await customers.listCustomers({ id: known })).length) return known
      // A phone number in a profile was typed in and never proved; only a mailbox of an account leads to its owner.
      if (channel !== 'email') return null
      const [registered] = await customers.listCustomers({ email, has_account: true })
      return registered?.id ?? null
    }
  },
  async (created, { container }) => {
    if (created) await container.resolve(Modules.AUTH).deleteAuthIdentities([created])
  },
)
