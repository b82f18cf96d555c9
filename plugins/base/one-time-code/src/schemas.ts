/** What a visitor may send to sign in, checked at the edge and normalised: 138 1234 1234 and +86… are one number. */
import { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import { invalidFields } from './errors'
import type { Address } from './types'

const phone = z
  .string('请填写手机号')
  .transform((value) => value.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'))
const email = z
  .string('请填写邮箱')
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email('请填写正确的邮箱').max(254, '邮箱过长'))
const work = z.strictObject({ challenge: z.string().max(200), answer: z.string().max(40) }, '安全验证不对').optional()
const address = { phone: phone.optional(), email: email.optional() }
const ONE_OF = { error: '请填写手机号或邮箱', path: ['phone'] }

export const CodeRequest = z
  .strictObject({
    ...address,
    locale: z.enum(['zh', 'en'], '语言不对').optional(),
    /** The answer to a challenge that an earlier refusal set. */
    work,
  })
  .refine((body) => Boolean(body.phone) !== Boolean(body.email), ONE_OF)

const session = {
  ...address,
  code: z
    .string('请填写验证码')
    .trim()
    // Eight digits where many strangers ask codes for the same address.
    .regex(/^\d{6}(?:\d\d)?$/, '请填写收到的验证码'),
  /** What whoever asked for the code got with the answer; others' guesses are counted apart. */
  ticket: z.string().max(80).optional(),
}

export const PhoneCodeRequest = z.strictObject({ phone, work })
export const PhoneProof = z.strictObject({ phone, code: session.code, ticket: session.ticket })

/** The version of the shop's rules that was agreed to: the day it holds from. */
const agreed = z.iso.date('协议版本不对').optional()

export const SessionRequest = z
  .strictObject({ ...session, agreed })
  .refine((body) => Boolean(body.phone) !== Boolean(body.email), ONE_OF)

export const ShopperSessionRequest = z
  .strictObject({ ...session, agreed })
  .refine((body) => Boolean(body.phone) !== Boolean(body.email), ONE_OF)

export function addressOf(body: { phone?: string; email?: string }): Address {
  return body.phone ? { channel: 'sms', address: body.phone } : { channel: 'email', address: body.email ?? '' }
}

/** @throws SignInRefusal 400 with a message for each wrong field. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalidFields(wrongFields(result.error))
}
