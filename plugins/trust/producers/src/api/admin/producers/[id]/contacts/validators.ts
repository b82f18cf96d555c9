import { z } from '@medusajs/framework/zod'

/** A phone or a mailbox as staff type it; normalised as sign-in does, so that both mean the same. */
const phone = z
  .string()
  .transform((value) => value.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号'))
const email = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email('请填写正确的邮箱').max(254, '邮箱过长'))

export const CreateContact = z.union(
  [
    z.strictObject({ phone }).transform(({ phone: address }) => ({ channel: 'sms' as const, address })),
    z.strictObject({ email }).transform(({ email: address }) => ({ channel: 'email' as const, address })),
  ],
  { error: '请填写 11 位手机号或正确的邮箱' },
)
export type CreateContact = z.infer<typeof CreateContact>
