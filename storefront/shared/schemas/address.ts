// What a parcel needs to arrive: who, which mobile phone, and where in China.
// Messages are locale keys, so that the same check speaks Chinese and English.
import { z } from 'zod'

/** Mainland mobile numbers, as couriers need them: eleven digits from 13 to 19. */
export const MOBILE = /^1[3-9]\d{9}$/

/** `+86 138-0013-8000` and full-width digits become `13800138000`. */
export const normalizePhone = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+?86)(?=1[3-9]\d{9}$)/, '')

export const phoneSchema = z
  .string()
  .transform(normalizePhone)
  .pipe(z.string().min(1, 'buy.errors.phone_required').regex(MOBILE, 'buy.errors.phone_invalid'))

const nameSchema = z.string().trim().min(1, 'buy.errors.name_required').max(30, 'buy.errors.name_long')

/** Pickup at the supply center needs only a person to ask for. */
export const contactSchema = z.object({ name: nameSchema, phone: phoneSchema })

export const addressSchema = contactSchema.extend({
  province: z.string().min(1, 'buy.errors.area_required'),
  city: z.string().min(1, 'buy.errors.area_required'),
  district: z.string().min(1, 'buy.errors.area_required'),
  detail: z.string().trim().min(4, 'buy.errors.detail_short').max(120, 'buy.errors.detail_long'),
})

export const emailSchema = z.string().trim().toLowerCase().pipe(z.email('buy.errors.email_invalid').max(120))

export type AddressFields = z.infer<typeof addressSchema>

export const EMPTY_ADDRESS: AddressFields = { name: '', phone: '', province: '', city: '', district: '', detail: '' }

/** First message for each field, by its path. */
export const fieldErrors = (error: z.ZodError): Record<string, string> => {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message
  return errors
}
