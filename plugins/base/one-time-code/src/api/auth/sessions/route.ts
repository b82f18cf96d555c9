/** Where a shopper, a producer or a member of staff is signed in, and ending all of it at once. */
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { SIGN_IN } from '../../../modules/sign-in'
import { currentSession, ownActor } from './own'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const current = currentSession(request)
  const sessions = await request.scope.resolve(SIGN_IN).sessionsOf(ownActor(request))
  response.setHeader('Cache-Control', 'no-store')
  reply(response, ROUTES['GET /auth/sessions'], {
    sessions: sessions.map((session) => ({ ...session, current: session.id === current })),
  })
}

export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const ended = await request.scope.resolve(SIGN_IN).endAllOf(ownActor(request))
  reply(response, ROUTES['DELETE /auth/sessions'], { ended })
}
