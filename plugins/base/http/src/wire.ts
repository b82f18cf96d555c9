/** How every route says that it did not do what was asked, and the small parts many answers are made of. */
import { z } from '@medusajs/framework/zod'

/** Whole fen. */
export const fen = z.int()
export const text = z.string().nullable()
/** `YYYY-MM-DD`. */
export const day = z.iso.date()
/** UTC ISO to whoever reads it; a route may hand its `Date` over, JSON writes it so. */
export const moment = z.iso.datetime() as unknown as z.ZodType<string, string | Date>
/** Who acted, by id, as colleagues call each other ({@link import('./names').namesOf}). */
export const names = z.record(z.string(), z.string())
/** What {@link import('./page').pageSaid} says beside a list's rows. */
export const page = { count: z.int(), offset: z.int(), limit: z.int() }
export const deleted = z.object({ id: z.string(), object: z.string(), deleted: z.literal(true) })

export const Refusal = z
  .object({
    type: z.string().optional().meta({ description: '哪一类问题；没有登录时 Medusa 不写' }),
    message: z.string().meta({ description: '给人看的话' }),
    code: z.string().optional().meta({ description: '给程序看的原因' }),
    fields: z.record(z.string(), z.string()).optional().meta({ description: '哪一项填得不对，如 items.0.quantity' }),
  })
  .meta({ description: '没有做成：为什么' })
export type Refusal = z.infer<typeof Refusal>

/** How the door of shops' programs refuses (RFC 9457). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: '给人看的话' }),
    code: z.string().meta({ description: '给程序看的原因' }),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: '哪里不对，pointer 是请求里的 JSON Pointer' }),
  })
  .meta({ description: '没有做成：为什么（application/problem+json）' })
export type Problem = z.infer<typeof Problem>
