/** Turns a right code into a session: a token Medusa's own customer routes accept. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { generateJwtTokenWithChecks } from '@medusajs/medusa/api/auth/utils/generate-jwt-token'
import { tryWithin } from '../../../lib/guard-code'
import { tieToken } from '../../../lib/session-token'
import { ONE_TIME_CODE } from '../../../modules/one-time-code'
import { addressOf, parse } from '../../../schemas'
import { signInByCodeWorkflow } from '../../../workflows/workflows/sign-in-by-code'
import { answering } from '../../answer'
import { ROUTES } from '../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const { code, ticket, agreed, ...who } = parse(ROUTES['POST /store/sessions'].body, request.body)
  const address = addressOf(who)
  const address_key = request.scope.resolve(ONE_TIME_CODE).addressKey(address)
  const { result } = await tryWithin(request, address, ticket, (guesser) =>
    signInByCodeWorkflow(request.scope).run({
      input: { address, code, guesser, agreed, address_key, request_id: randomUUID() },
    }),
  )
  const authIdentity = await request.scope
    .resolve(Modules.AUTH)
    .retrieveAuthIdentity(result.auth_identity_id, { relations: ['provider_identities'] })
  const answer = await generateJwtTokenWithChecks(request.scope, {
    authIdentity,
    mfaChallenge: result.mfa_challenge,
    actorType: 'customer',
    authProvider: 'one-time-code',
  })
  const customer = await request.scope.resolve(Modules.CUSTOMER).retrieveCustomer(result.customer_id, {
    select: ['id', 'first_name', 'phone', 'email'],
  })
  const { token } = await tieToken(request, answer.token)
  const { id, first_name, phone, email } = customer
  reply(response, ROUTES['POST /store/sessions'], { ...answer, token, customer: { id, first_name, phone, email } })
})
