/** What stands around asking for a code and trying one: who asks counts, whatever address they name. */
import type { MedusaRequest } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { askedBy } from '../asked-by'
import { phoneFull, smsStopped, tooManyHere, tooManyTries, workNeeded } from '../errors'
import { ONE_TIME_CODE } from '../modules/one-time-code'
import type { Guesser } from '../modules/one-time-code/service'
import { SIGN_IN } from '../modules/sign-in'
import type { Address } from '../types'
import { isBesieged, isPumped, type Sent } from './code-rules'
import { coarseNetwork } from './visitor'
import type { Work } from './work'

const HOUR_S = 3600

/** Sends by `send` where this sender may ask for one more. @throws SignInRefusal 429 with what is to be done first */
export async function sendWithin<T>(
  request: MedusaRequest,
  address: Address,
  work: Work | undefined,
  send: (asked_by: string, long: boolean) => Promise<T>,
): Promise<T> {
  const signIn = request.scope.resolve(SIGN_IN)
  const sender = askedBy(request)
  const { id, verdict, counts } = await signIn.reserveSending(
    {
      channel: address.channel,
      sender,
      network: coarseNetwork(request.ip ?? ''),
      address_hash: request.scope.resolve(ONE_TIME_CODE).addressKey(address),
    },
    work,
  )
  if (isPumped(counts)) await tellStaff(request.scope, counts)
  if (verdict.kind === 'work') throw workNeeded(signIn.challengeFor(sender, verdict.bits), verdict.bits)
  if (verdict.kind === 'stopped') throw smsStopped(HOUR_S / 4)
  if (verdict.kind === 'phone_full') throw phoneFull(verdict.wait_s)
  if (verdict.kind === 'too_many') throw tooManyHere(HOUR_S)
  try {
    return await send(sender, isBesieged(counts))
  } catch (error) {
    await signIn.takeBackSending(id)
    throw error
  }
}

/** In the admin's bell, once an hour. */
async function tellStaff(container: MedusaContainer, { sms_unused, sms_used }: Sent): Promise<void> {
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: '',
    channel: 'feed',
    template: 'admin-ui',
    idempotency_key: `sms-pumping:${new Date().toISOString().slice(0, 13)}`,
    data: {
      title: '短信验证码异常',
      description: `最近一小时有 ${sms_unused} 条短信验证码没人使用，用掉的只有 ${sms_used} 条，可能有人在刷短信。请看“登录安全”。`,
    },
  })
}

/** Tries a code by `redeem`. Who guesses much, at whatever addresses, waits; whoever asked for this code does not. */
export async function tryWithin<T>(
  request: MedusaRequest,
  address: Address,
  ticket: string | undefined,
  redeem: (guesser: Guesser) => Promise<T>,
): Promise<T> {
  const signIn = request.scope.resolve(SIGN_IN)
  const codes = request.scope.resolve(ONE_TIME_CODE)
  const asked_by = askedBy(request)
  const key = signIn.keyOf('guess', asked_by)
  const { wait_s } = await signIn.takeTry({ key, kind: 'guess', label: coarseNetwork(request.ip ?? '') })
  if (wait_s && !(await codes.holds(address, ticket))) throw tooManyTries(wait_s)
  const result = await redeem({ ticket, asked_by })
  await signIn.takeBackTry(key)
  await signIn.markUsed(codes.addressKey(address), asked_by)
  return result
}
