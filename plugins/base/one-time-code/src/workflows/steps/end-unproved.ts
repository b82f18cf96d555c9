/**
 * A proved address ends what was never proved: passwords set for this e-mail or for its account open nothing from now on,
 * unless they are a member of staff's. Nothing is brought back when the sign-in fails later: none of it ever was right.
 */
import type { AuthIdentityDTO, IAuthModuleService } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '../../modules/sign-in'
import type { Address } from '../../types'

interface Input {
  address: Address
  customer_id: string
}

export const endUnprovedStep = createStep(
  'end-unproved-credentials',
  async ({ address, customer_id }: Input, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const found = [
      ...(await identitiesOf(auth, { app_metadata: { customer_id } })),
      ...(await identitiesOf(auth, {
        provider_identities: { provider: 'emailpass', entity_id: address.address },
      })),
    ]
    const ended: string[] = []
    for (const identity of found) if (await end(auth, identity)) ended.push(identity.id)
    const signIn = container.resolve(SIGN_IN)
    for (const id of ended) await signIn.endIdentity(id)
    return new StepResponse(ended)
  },
)

const identitiesOf = (auth: IAuthModuleService, filters: object) =>
  auth.listAuthIdentities(filters, { relations: ['provider_identities'] })

async function end(auth: IAuthModuleService, { id, app_metadata, provider_identities }: AuthIdentityDTO) {
  if (provider_identities?.some(({ provider }) => provider === 'one-time-code')) return false
  const { customer_id, ...rest } = app_metadata ?? {}
  if (!Object.values(rest).some(Boolean)) {
    await auth.deleteAuthIdentities([id])
    return true
  }
  if (!customer_id) return false
  await auth.updateAuthIdentities({ id, app_metadata: { ...rest, customer_id: null } })
  return true
}
