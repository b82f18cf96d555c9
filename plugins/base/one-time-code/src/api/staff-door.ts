import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from '@medusajs/framework/http'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
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
import { SIGN_IN } from '../modules/sign-in'
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

function sayUsed(response: MedusaResponse): void {
  const message = '这个验证码刚刚用过，请换下一个'
  response.status(400).json({ type: MedusaError.Types.NOT_ALLOWED, code: 'code_used', message })
}

/** As long as Medusa takes a code: its own half minute, the one before and the one after, and a clock that is a little off. */
const FACTOR_CODE_S = 150
/** Medusa looks whether one was used and notes it afterwards: two at once would both be the first. */
const RECOVERY_CODE_S = 60

/** Tries at a second factor, and each code once: whoever looked over a shoulder cannot show it again. */
export async function countFactors(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  const claims = auth_context ?? readToken(request.scope, request.headers.authorization)
  const { method, code } = (request.body ?? {}) as { method?: unknown; code?: unknown }
  if (!claims?.auth_identity_id || typeof code !== 'string') return next()
  const tries = factorTries(request, claims.auth_identity_id)
  const { wait_s } = await takeTries(request, tries)
  if (wait_s) return sayWait(response, wait_s)
  const signIn = request.scope.resolve(SIGN_IN)
  const [kind, letters, seconds] =
    method === 'recovery_code'
      ? (['recovery-code', code.replace(/\W|_/g, '').toUpperCase(), RECOVERY_CODE_S] as const)
      : (['factor-code', code.replace(/\D/g, ''), FACTOR_CODE_S] as const)
  const key = signIn.keyOf(kind, claims.auth_identity_id, letters)
  if (!(await signIn.useOnce(key, seconds))) return sayUsed(response)
  forgiveWhenRight(request, response, next, tries)
  next()
}

/** How long somebody who showed a code of their factor may have recovery codes made. */
const SHOWN_S = 600

const ownerOf = (request: MedusaRequest) =>
  (
    (request as Partial<AuthenticatedMedusaRequest>).auth_context ??
    readToken(request.scope, request.headers.authorization)
  )?.auth_identity_id

/** Tries at a factor that is being set up, or shown once more; a code that signed somebody in shows nothing. */
export async function countShown(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const owner = ownerOf(request)
  const { code } = (request.body ?? {}) as { code?: unknown }
  if (!owner || typeof code !== 'string') return next()
  const signIn = request.scope.resolve(SIGN_IN)
  const tries = factorTries(request, owner)
  const { wait_s } = await takeTries(request, tries)
  if (wait_s) return sayWait(response, wait_s)
  if (await signIn.isUsed(signIn.keyOf('factor-code', owner, code.replace(/\D/g, '')))) return sayUsed(response)
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    if (!(body as { mfa_factor?: unknown } | null)?.mfa_factor) return answer(body)
    forgive(request, tries)
      .then(() => signIn.useOnce(signIn.keyOf('factor-shown', owner), SHOWN_S))
      .then(() => answer(body))
      .catch(next)
    return response
  }
  next()
}

/** A session in other hands has no new recovery codes, by which it could switch the factor off. */
export async function shownFirst(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const owner = ownerOf(request)
  const signIn = request.scope.resolve(SIGN_IN)
  if (!owner || (await signIn.isUsed(signIn.keyOf('factor-shown', owner)))) return next()
  const message = '请先输入验证器上的验证码，再生成恢复码'
  response.status(403).json({ type: MedusaError.Types.NOT_ALLOWED, code: 'factor_first', message })
}
