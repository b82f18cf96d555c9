// What a parcel needs to arrive: who, which mobile phone, and where in China.
// Messages are locale keys, so that the same check speaks Chinese and English.
import { MOBILE, normalizePhone } from '@shanzhen/address/phone'
import { z } from 'zod'

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
