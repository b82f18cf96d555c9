// Signing in with a one-time code: sent to a mobile phone or an e-mail address, six digits back.
import { z } from 'zod'
import { emailSchema, phoneSchema } from './address'

export const codeRequestSchema = z.union([
  z.strictObject({ phone: phoneSchema }),
  z.strictObject({ email: emailSchema }),
])

export const codeSchema = z
  .string()
  .transform((value) => value.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'buy.errors.code_invalid'))

export const signInSchema = z.union([
  z.strictObject({ phone: phoneSchema, code: codeSchema }),
  z.strictObject({ email: emailSchema, code: codeSchema }),
])

export type CodeRequest = z.infer<typeof codeRequestSchema>
export type SignIn = z.infer<typeof signInSchema>
