/** Finds or makes the auth identity of an address and ties the actor to it: one identity may be shopper and producer. */
import type { AuthMfaChallengeDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { ActorDirectory } from '@shanzhen/ports/types'
import { actorUnknown, consentRequired, notRegistered, wrongCode } from '../../errors'
import { ONE_TIME_CODE } from '../../modules/one-time-code'
import { SIGN_IN } from '../../modules/sign-in'
import type { Address } from '../../types'

interface Input {
  address: Address
  proof: string
  actor_type: string
  /** The version of the shop's rules that was agreed to, as a date. */
  agreed?: string
}
interface Undo {
  id: string
  /** Null where the identity was made here and goes again. */
  app_metadata: Record<string, unknown> | null
}

export interface OpenedActor {
  auth_identity_id: string
  actor_id: string
  mfa_challenge?: AuthMfaChallengeDTO
}

export const openActorIdentityStep = createStep(
  'open-actor-identity',
  async ({ address, proof, actor_type, agreed }: Input, { container }) => {
    const directory = container.resolve(ONE_TIME_CODE).directoryOf(actor_type)
    if (!directory) throw actorUnknown()
    const people = container.resolve<ActorDirectory>(directory)
    // Before anything is kept of who comes.
    if (people.opensItself && !(agreed && agreed >= container.resolve(SIGN_IN).policyVersion)) throw consentRequired()
    const actor_id = await people.findActorId(address)
    if (!actor_id) throw notRegistered()
    const auth = container.resolve(Modules.AUTH)
    const entity_id = `${address.channel}:${address.address}`
    const [before] = await auth.listProviderIdentities({ provider: 'one-time-code', entity_id })
    const { authIdentity, mfaChallenge } = await auth.authenticate('one-time-code', { body: { proof } as never })
    if (!authIdentity) throw wrongCode()
    const known = authIdentity.app_metadata ?? {}
    const app_metadata = { ...known, [`${actor_type}_id`]: actor_id }
    await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata })
    return new StepResponse<OpenedActor, Undo>(
      { auth_identity_id: authIdentity.id, actor_id, mfa_challenge: mfaChallenge },
      { id: authIdentity.id, app_metadata: before ? known : null },
    )
  },
  async (undo, { container }) => {
    if (!undo) return
    const auth = container.resolve(Modules.AUTH)
    if (undo.app_metadata) await auth.updateAuthIdentities({ id: undo.id, app_metadata: undo.app_metadata })
    else await auth.deleteAuthIdentities([undo.id])
  },
)
