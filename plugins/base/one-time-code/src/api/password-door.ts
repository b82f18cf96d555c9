/**
 * A password that staff set, by an invitation or by a mailed link, is looked at before anything else is done with it: the link
 * is still good for the next try. One from before these rules still signs in, and its session says that it is weak.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { readToken } from '../lib/session-token'
import { nameOf } from '../lib/staff-door'
import { faultOf } from '../lib/weak-password'
import { accountName } from '@shanzhen/messages/staff-address'

/** Staff whom an invitation reached by phone sign in, and ask for a new password, with that number. */
export function phoneAsName(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  const body = request.body as Record<string, unknown> | null
  if (body && /^\/user\/emailpass(\/|$)/i.test(request.path)) {
    for (const field of ['email', 'identifier'])
      if (typeof body[field] === 'string') body[field] = accountName(body[field])
  }
  next()
}

const SETS = /^\/user\/emailpass\/(register|update)\/*$/i

/** Below `/auth`, as soon as the body is read: Medusa uses a mailed link up as it looks at it. */
export async function strongOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const act = request.method === 'POST' ? SETS.exec(request.path)?.[1]?.toLowerCase() : undefined
  if (!act) return next()
  const email = act === 'register' ? nameOf(request) : linkOwner(request)
  // Who has neither is turned away by Medusa.
  if (!email) return next()
  const { password } = (request.body ?? {}) as { password?: unknown }
  const message = await faultOf(request.scope, email, password)
  if (!message) return next()
  // Medusa's page of invitations takes a 400 for a dead invitation.
  const body = { type: MedusaError.Types.INVALID_DATA, code: 'weak_password', message, fields: { password: message } }
  response.status(422).json(body)
}

function linkOwner(request: MedusaRequest): string {
  const claims = readToken(request.scope, request.headers.authorization) as { entity_id?: unknown } | null
  return typeof claims?.entity_id === 'string' ? claims.entity_id : ''
}
