/** What staff tell each other about an order, as it goes over HTTP. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** urgent: first of all; check: something is to be found out; mind: a word to whoever opens it; stop: nothing leaves. */
export const FLAG_KINDS = ['stop', 'urgent', 'check', 'mind'] as const
export const FlagKind = z.enum(FLAG_KINDS, { error: '请选择标记' })
export type FlagKind = z.infer<typeof FlagKind>

const words = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(max, `${what}不超过 ${max} 字`)

export const NewNote = z.strictObject({ text: words('备注', 1000) })
export const NewFlag = z.strictObject({ kind: FlagKind, reason: words('原因', 200) })
export const Lift = z.strictObject({ reason: words('撤下的原因', 200) })

export const OrderNote = z.object({ id: z.string(), text: z.string(), by: z.string(), at: moment })
export type OrderNote = z.infer<typeof OrderNote>

export const OrderFlag = z.object({
  id: z.string(),
  order_id: z.string(),
  kind: FlagKind,
  reason: z.string(),
  by: z.string(),
  at: moment,
  lifted_by: text,
  lifted_at: moment.nullable(),
  lift_reason: text,
})
export type OrderFlag = z.infer<typeof OrderFlag>

/** Newest first, both. */
export const OrderSaid = z.object({ notes: z.array(OrderNote), flags: z.array(OrderFlag) })
export type OrderSaid = z.infer<typeof OrderSaid>

/** As many orders as one list shows. */
const MOST = 200
export const FlagsQuery = z.object({
  order_ids: z
    .string({ error: '请写明订单' })
    .transform((ids) => ids.split(',').filter(Boolean))
    .refine((ids) => ids.length <= MOST, `一次最多 ${MOST} 个订单`)
    .optional(),
})
/** Those that stand. */
export const OpenFlags = z.object({ flags: z.array(OrderFlag.pick({ order_id: true, kind: true, reason: true })) })
export type OpenFlags = z.infer<typeof OpenFlags>
