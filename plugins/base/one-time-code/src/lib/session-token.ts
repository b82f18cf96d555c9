/**
 * A token names the session it belongs to, and lives as long as that. Every token Medusa signs for somebody passes here
 * before it is given out; one that names no session is worth nothing (`live-sessions.ts`).
 */
import { getAuthContextFromJwtToken, type MedusaRequest } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateJwtToken } from '@medusajs/framework/utils'
import { SIGN_IN } from '../modules/sign-in'
import type { OpenSession } from '../modules/sign-in/types'
import { visitorOf } from './visitor'

/** What stands in a token or in the cookie's session of staff. */
export interface Claims {
  actor_id?: string
  actor_type: string
  auth_identity_id?: string
  session_id?: string
}

const httpOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.http

/** @returns what a genuine token says; null for any other text */
export function readToken(container: MedusaContainer, authorization: string | undefined): Claims | null {
  const http = httpOf(container)
  const verify = http.jwtVerifyOptions ?? http.jwtOptions
  return getAuthContextFromJwtToken(
    authorization,
    http.jwtSecret as string,
    ['bearer'],
    ['*'],
    http.jwtPublicKey,
    verify,
  ) as Claims | null
}

const ownerOf = ({ actor_type, actor_id, auth_identity_id }: Claims) => ({
  actor_type,
  actor_id: actor_id || null,
  auth_identity_id: auth_identity_id ?? '',
})

/** The open session behind these claims; null where it ended, ran out, is somebody else's or never was. */
export async function liveSession(container: MedusaContainer, claims: Claims): Promise<OpenSession | null> {
  if (!claims.session_id) return null
  return container.resolve(SIGN_IN).findLive(claims.session_id, ownerOf(claims))
}

/**
 * The same token, tied to a session: the one it was asked with where it is the same person's (a token made anew lives no
 * longer than its session), else a new one.
 */
export async function tieToken(
  request: MedusaRequest,
  token: string,
  asked: Claims | null = null,
): Promise<{ token: string; session_id: string }> {
  const container = request.scope
  const claims = readToken(container, `Bearer ${token}`)
  if (!claims?.auth_identity_id) return { token, session_id: '' }
  const kept = asked && sameOwner(asked, claims) ? await liveSession(container, asked) : null
  const begun = { weak_password: hasWeakPassword(request), after: asked?.session_id }
  const session =
    kept ?? (await container.resolve(SIGN_IN).open({ ...ownerOf(claims), ...visitorOf(request), ...begun }))
  const left_s = Math.max(1, Math.floor((new Date(session.expires_at).getTime() - Date.now()) / 1000))
  const { iat: _iat, exp: _exp, ...said } = claims as Claims & { iat?: number; exp?: number }
  const http = httpOf(container)
  const tied = generateJwtToken(
    { ...said, session_id: session.id },
    { secret: http.jwtSecret, expiresIn: left_s as never, jwtOptions: http.jwtOptions },
  )
  return { token: tied, session_id: session.id }
}

const weak = new WeakSet<MedusaRequest>()
/** The password this request came with was right, and could not be set today. */
export const noteWeakPassword = (request: MedusaRequest): void => void weak.add(request)
const hasWeakPassword = (request: MedusaRequest) => weak.has(request)

const sameOwner = (one: Claims, other: Claims) => JSON.stringify(ownerOf(one)) === JSON.stringify(ownerOf(other))
