import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { tooManyTries } from '../errors'
import {
  factorTries,
  forgive,
  nameOf,
  passwordTries,
  resetTries,
  sameTimeForStrangers,
  takeTries,
  tellOwner,
} from '../lib/staff-door'
import { noteWeakPassword, readToken } from '../lib/session-token'
import { faultOf } from '../lib/weak-password'
import { ONE_TIME_CODE } from '../modules/one-time-code'
import type { Try } from '../modules/sign-in/types'

function sayWait(response: MedusaResponse, wait_s: number): void {
  const { type, code, message, status, details } = tooManyTries(wait_s)
  response.setHeader('Retry-After', wait_s)
  response.status(status).json({ type, code, message, ...details })
}

/** Where Medusa then answers with a token, nothing was guessed. */
function forgiveWhenRight(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
  tries: Try[],
  then: () => Promise<void> = () => Promise.resolve(),
) {
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    if (!(body as { token?: string } | null)?.token) return answer(body)
    forgive(request, tries)
      .then(then)
      .then(() => answer(body))
      .catch(next)
    return response
  }
}

export async function countPasswords(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const tries = passwordTries(request)
  const { wait_s, locked } = await takeTries(request, tries)
  if (wait_s) return sayWait(response, wait_s)
  if (locked && locked.kind !== 'sender') {
    const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
    const { shopName } = request.scope.resolve(ONE_TIME_CODE)
    tellOwner(request.scope, nameOf(request), shopName).catch((error: Error) => logger.error(error.message))
  }
  forgiveWhenRight(request, response, next, tries, async () => {
    const { password } = (request.body ?? {}) as { password?: unknown }
    if (await faultOf(request.scope, nameOf(request), password)) noteWeakPassword(request)
  })
  await sameTimeForStrangers(request)
  next()
}

/** Known and unknown names are answered alike: Medusa's route says the same, and no mail is waited for. */
export async function countResets(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { wait_s } = await takeTries(request, resetTries(request))
  if (wait_s) return sayWait(response, wait_s)
  next()
}

export async function countFactors(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  const claims = auth_context ?? readToken(request.scope, request.headers.authorization)
  if (!claims?.auth_identity_id) return next()
  const tries = factorTries(request, claims.auth_identity_id)
  const { wait_s } = await takeTries(request, tries)
  if (wait_s) return sayWait(response, wait_s)
  forgiveWhenRight(request, response, next, tries)
  next()
}
