/** A shopper's sign-in as others make it: with a code, or with another proof that leads to an identity this plugin made. */
import { randomUUID } from 'node:crypto'
import type { MedusaRequest } from '@medusajs/framework/http'
import type { AuthMfaChallengeDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { generateJwtTokenWithChecks } from '@medusajs/medusa/api/auth/utils/generate-jwt-token'
import { tryWithin } from './lib/guard-code'
import { tieToken } from './lib/session-token'
import { ONE_TIME_CODE } from './modules/one-time-code'
import { SIGN_IN } from './modules/sign-in'
import { addressOf, type ShopperSessionRequest } from './schemas'
import type { ShopperSession } from './wire'
import { signInByCodeWorkflow } from './workflows/workflows/sign-in-by-code'

/** Whose identity it is, and the second factor it asks for, if any. */
export type Proved = { auth_identity_id: string; customer_id: string; mfa_challenge?: AuthMfaChallengeDTO }

/** The code is used up, the account there, guest orders of the address in it. @throws SignInRefusal */
export async function proveByCode(
  request: MedusaRequest,
  { code, ticket, agreed, ...who }: z.infer<typeof ShopperSessionRequest>,
): Promise<Proved> {
  const address = addressOf(who)
  const address_key = request.scope.resolve(ONE_TIME_CODE).addressKey(address)
  const { result } = await tryWithin(request, address, ticket, (guesser) =>
    signInByCodeWorkflow(request.scope).run({
      input: { address, code, guesser, agreed, address_key, request_id: randomUUID() },
    }),
  )
  return result
}

/** Whether nothing newer than what this customer agreed to is in force. */
export const agreesToRules = (request: MedusaRequest, customer_id: string): Promise<boolean> =>
  request.scope.resolve(SIGN_IN).hasConsent(customer_id)

/** A token Medusa's own customer routes accept, tied to a session that can be ended. */
export async function openShopperSession(
  request: MedusaRequest,
  { auth_identity_id, customer_id, mfa_challenge }: Proved,
  authProvider = 'one-time-code',
): Promise<ShopperSession> {
  const authIdentity = await request.scope
    .resolve(Modules.AUTH)
    .retrieveAuthIdentity(auth_identity_id, { relations: ['provider_identities'] })
  const answer = await generateJwtTokenWithChecks(request.scope, {
    authIdentity,
    mfaChallenge: mfa_challenge,
    actorType: 'customer',
    authProvider,
  })
  const customer = await request.scope.resolve(Modules.CUSTOMER).retrieveCustomer(customer_id, {
    select: ['id', 'first_name', 'phone', 'email'],
  })
  const { token } = await tieToken(request, answer.token)
  const { id, first_name, phone, email } = customer
  return { ...answer, token, customer: { id, first_name, phone, email } }
}
