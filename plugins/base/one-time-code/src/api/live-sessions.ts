/**
 * Every request that comes with a token or a staff cookie is asked for its open session before anything else reads it: what
 * was signed out, here or on another machine, is nobody from that moment on. Nothing is cached; it is one look-up by key.
 */
import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { type Claims, liveSession, readToken, tieToken } from '../lib/session-token'
import { SIGN_IN } from '../modules/sign-in'

type Known = MedusaRequest & {
  auth_context?: AuthenticatedMedusaRequest['auth_context']
  session?: { auth_context?: Claims }
}

const speaksForSomebody = (claims: Claims | null | undefined): claims is Claims =>
  Boolean(claims && (claims.actor_id || claims.auth_identity_id))

/** Who the request says it is from; a token of another purpose (a password reset) speaks for nobody. */
const cookieClaims = (request: Known) => request.session?.auth_context
const bearerClaims = (request: Known) => readToken(request.scope, request.headers.authorization)

export async function liveOnly(request: Known, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const [cookie, bearer] = [cookieClaims(request), bearerClaims(request)]
  const dead = async (claims: Claims | null | undefined) =>
    speaksForSomebody(claims) && !(await liveSession(request.scope, claims))
  const [cookieDead, bearerDead] = [await dead(cookie), await dead(bearer)]
  if (cookieDead && request.session) delete request.session.auth_context
  if (bearerDead) delete request.headers.authorization
  // Medusa has read them already where a whole prefix asks who it is.
  const used = request.auth_context
  const usedDead = used === (cookie as unknown) ? cookieDead : bearerDead
  if (used && usedDead && used.actor_type !== 'api-key') {
    Reflect.deleteProperty(request, 'auth_context')
    if (/^\/admin(?:\/|\?|$)/i.test(request.originalUrl)) {
      response.status(401).json({ type: MedusaError.Types.UNAUTHORIZED, code: 'signed_out', message: '请重新登录' })
      return
    }
  }
  next()
}

/** Ties the tokens that Medusa's own sign-in routes answer with to a session. */
export function tieTokens(request: Known, response: MedusaResponse, next: MedusaNextFunction): void {
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    const { token } = (body ?? {}) as { token?: unknown }
    const asked = cookieClaims(request) ?? bearerClaims(request)
    if (typeof token === 'string') {
      tieToken(request, token, asked)
        .then((tied) => answer({ ...(body as object), token: tied.token }))
        .catch(next)
      return response
    }
    return answer(body)
  }
  next()
}

/**
 * Medusa's own signing out ends the session too, whether it came by cookie or by token. It stands before Medusa's route asks
 * for a cookie, which a shopper or a producer has none of.
 */
export async function endOnSignOut(request: Known, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (!/^\/auth\/session\/*(?:\?|$)/i.test(request.originalUrl)) return next()
  const cookie = cookieClaims(request)
  const claims = [cookie, bearerClaims(request)].filter(speaksForSomebody)
  for (const { session_id } of claims) if (session_id) await request.scope.resolve(SIGN_IN).end(session_id)
  if (cookie || !claims.length) return next()
  response.json({ success: true })
}

/** A password that was changed ends every sign-in made with the old one. */
export function endOnNewPassword(request: Known, response: MedusaResponse, next: MedusaNextFunction): void {
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    const identity = request.auth_context?.auth_identity_id
    if (!identity || response.statusCode >= 400) return answer(body)
    request.scope
      .resolve(SIGN_IN)
      .endIdentity(identity)
      .then(() => answer(body))
      .catch(next)
    return response
  }
  next()
}
