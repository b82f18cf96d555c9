// Signing in with a one-time code: sent to a mobile phone or an e-mail address, six digits back.
import { z } from 'zod'
import { emailSchema, phoneSchema } from './address'

const work = z.strictObject({ challenge: z.string().max(200), answer: z.string().max(40) }).optional()

export const codeRequestSchema = z.union([
  z.strictObject({ phone: phoneSchema, work }),
  z.strictObject({ email: emailSchema, work }),
])

export const codeSchema = z
  .string()
  .transform((value) => value.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}(?:\d\d)?$/, 'buy.errors.code_invalid'))

export const signInSchema = z.union([
  z.strictObject({ phone: phoneSchema, code: codeSchema }),
  z.strictObject({ email: emailSchema, code: codeSchema }),
])

/** The version of the shop's rules (`policies.ts`) that is ticked. */
const agreed = z.string('buy.errors.agree_required').regex(/^\d{4}-\d{2}-\d{2}$/, 'buy.errors.agree_required')

/** Small shops sign in by phone alone. */
export const shopSignInSchema = z.strictObject({ phone: phoneSchema, code: codeSchema, agreed })

export const shopperSignInSchema = z.union([
  z.strictObject({ phone: phoneSchema, code: codeSchema, agreed }),
  z.strictObject({ email: emailSchema, code: codeSchema, agreed }),
])

export type CodeRequest = z.infer<typeof codeRequestSchema>
export type SignIn = z.infer<typeof signInSchema>
export type ShopperSignIn = z.infer<typeof shopperSignInSchema>

/**
 * What is wrong with the form, as message keys by field. A union of which one branch comes close names that branch's faults
 * itself; else they stand under the branch, the phone's first.
 */
export function signInFaults(error: z.ZodError, way: 'phone' | 'email'): Record<string, string> {
  const [first] = error.issues
  const branch = first?.code === 'invalid_union' ? first.errors[way === 'phone' ? 0 : 1] : undefined
  const faults: Record<string, string> = {}
  for (const { path, message } of branch ?? error.issues) {
    if (message.startsWith('buy.')) faults[String(path[0] ?? way)] ??= message
  }
  return faults
}
