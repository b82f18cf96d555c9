/** What a storefront counted, as it tells it: signed over the bytes it came as, counted once however often it comes. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from '@medusajs/framework/zod'

/** How long a batch may be on its way; which ones were counted is known for a day. */
const OLDEST_MS = 12 * 60 * 60_000

export const Batch = z.strictObject({
  id: z.uuid(),
  sent_at: z.iso.datetime(),
  clicks: z
    .array(
      z.strictObject({
        link_code: z.string().regex(/^[2-9a-zA-Z]{10}$/),
        visitor: z.string().regex(/^[\w-]{22}$/),
        day: z.iso.date(),
        first_at: z.iso.datetime(),
        last_at: z.iso.datetime(),
        times: z.int().min(1).max(1_000_000),
      }),
    )
    .min(1)
    .max(5000),
})
export type Batch = z.infer<typeof Batch>

export function isSigned(secret: string, signature: string, body: string): boolean {
  const right = createHmac('sha256', secret).update(`share-clicks.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right)
}

export const isLate = ({ sent_at }: Batch, now = Date.now()): boolean => Math.abs(now - Date.parse(sent_at)) > OLDEST_MS
