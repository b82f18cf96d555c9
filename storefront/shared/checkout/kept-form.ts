// What a shopper typed at the checkout, kept for this tab: a refresh, a step back or the other language finds it again.
// Nothing about payment is kept. What was confirmed or chosen for one purchase, the way it comes too, counts for that one only.
import { z } from 'zod'

const text = (max: number) => z.string().max(max).catch('')

const keptSchema = z.object({
  items: z.string(),
  address: z.object({
    name: text(60),
    phone: text(40),
    province: text(20),
    city: text(40),
    district: text(40),
    detail: text(200),
  }),
  shipping_option_id: text(80),
  coupon: text(40),
  referral_code: text(20),
  note: text(200),
  age_confirmed: z.boolean().catch(false),
  fresh_notice_accepted: z.boolean().catch(false),
})

export type KeptForm = z.infer<typeof keptSchema>

/** Which purchase a form belongs to. */
export const itemsKey = (items: { variant_id: string; quantity: number }[]): string =>
  items
    .map(({ variant_id }) => variant_id)
    .toSorted()
    .join()

/** Null where nothing (or something damaged) was kept. */
export function parseKeptForm(stored: string | null, items: string): KeptForm | null {
  if (!stored) return null
  try {
    const parsed = keptSchema.safeParse(JSON.parse(stored))
    if (!parsed.success) return null
    const same = parsed.data.items === items
    if (same) return parsed.data
    return { ...parsed.data, shipping_option_id: '', age_confirmed: false, fresh_notice_accepted: false }
  } catch {
    return null
  }
}
