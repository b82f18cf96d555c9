/** Turns a right code into a session of who works here, by their actor type: a token for the routes of their actor type only. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { generateJwtTokenWithChecks } from '@medusajs/medusa/api/auth/utils/generate-jwt-token'
import { actorUnknown } from '../../../../errors'
import { tryWithin } from '../../../../lib/guard-code'
import { tieToken } from '../../../../lib/session-token'
import { ONE_TIME_CODE } from '../../../../modules/one-time-code'
import { addressOf, parse } from '../../../../schemas'
import { signInActorWorkflow } from '../../../../workflows/workflows/sign-in-actor'
import { answering } from '../../../answer'
import { ROUTES } from '../../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const { actor_type } = request.params
  const codes = request.scope.resolve(ONE_TIME_CODE)
  if (!codes.directoryOf(actor_type)) throw actorUnknown()
  const { code, ticket, agreed, ...who } = parse(ROUTES['POST /store/sessions/:actor_type'].body, request.body)
  const address = addressOf(who)
  const { result } = await tryWithin(request, address, ticket, (guesser) =>
    signInActorWorkflow(request.scope).run({
      input: {
        ...{ address, code, guesser, agreed, actor_type },
        ...{ address_key: codes.addressKey(address), request_id: randomUUID() },
      },
    }),
  )
  const authIdentity = await request.scope
    .resolve(Modules.AUTH)
    .retrieveAuthIdentity(result.auth_identity_id, { relations: ['provider_identities'] })
  const answer = await generateJwtTokenWithChecks(request.scope, {
    authIdentity,
    mfaChallenge: result.mfa_challenge,
    actorType: actor_type,
    authProvider: 'one-time-code',
  })
  const { token } = await tieToken(request, answer.token)
  reply(response, ROUTES['POST /store/sessions/:actor_type'], { ...answer, token })
})
