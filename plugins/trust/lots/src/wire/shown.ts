/** Lots as buyers and their producer may know them. Days are `YYYY-MM-DD`, moments UTC ISO. */
import { text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const Verdict = z.enum(['passed', 'failed'])

export const LOT_STATES = ['quarantine', 'released', 'rejected', 'recalled', 'used_up', 'expired', 'voided'] as const
export type LotState = (typeof LOT_STATES)[number]
/** What a lot waits for. */
export const LOT_WAITS = ['to_inspect', 'to_release', 'failed', 'expiring'] as const
export type LotWait = (typeof LOT_WAITS)[number]

export const QuantityUnit = z.enum(['piece', 'g'])
export type QuantityUnit = z.infer<typeof QuantityUnit>

export const InspectionResult = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  limit: z.string(),
  ok: z.boolean(),
})
export type InspectionResult = z.infer<typeof InspectionResult>

/** What a card or a line of a basket says of the lot behind it. */
export const LotMark = z.object({
  code: z.string(),
  town: text,
  village: text,
  /** The latest passed incoming inspection, of what it was packed from where it has none itself. */
  tested_at: text,
  is_demo: z.boolean(),
})
export type LotMark = z.infer<typeof LotMark>

/** The lot a good is now sent from, as its buyer may know it. */
export const ShippingLot = LotMark.extend({
  made_on: z.string(),
  best_before: z.string(),
  results: z.array(InspectionResult),
})
export type ShippingLot = z.infer<typeof ShippingLot>

/** A lot as its producer sees it: no person of the staff, no buyer. Quantities are in `unit`. */
export const OwnLot = z.object({
  id: z.string(),
  code: z.string(),
  state: z.enum(LOT_STATES),
  title: z.string(),
  size: z.string(),
  unit: QuantityUnit,
  is_demo: z.boolean(),
  town: text,
  village: text,
  received_quantity: z.number(),
  left_quantity: z.number(),
  made_on: z.string(),
  best_before: z.string(),
  received_at: z.string(),
  /** Of the latest incoming inspection. */
  verdict: Verdict.nullable(),
  /** Why it was refused or called back. */
  reason: text,
})
export type OwnLot = z.infer<typeof OwnLot>

export const OwnLotsPage = z.object({
  lots: z.array(OwnLot),
  states: z.partialRecord(z.enum(LOT_STATES), z.int()),
  count: z.int(),
  page: z.int(),
  pages: z.int(),
})
export type OwnLotsPage = z.infer<typeof OwnLotsPage>

/** One of a producer's lots with its inspections, newest first, and what happened to it, oldest first. */
export const OwnLotFile = OwnLot.extend({
  /** Path of the lot's public story; null for goods without a number. */
  link: text,
  inspections: z.array(
    z.object({
      kind: z.enum(['incoming', 'outgoing']),
      at: z.string(),
      method: z.string(),
      sampling: z.string(),
      sample_count: z.number(),
      verdict: Verdict,
      results: z.array(InspectionResult),
    }),
  ),
  steps: z.array(
    z.object({ type: z.string(), at: z.string(), quantity: z.number().nullable(), reason: text, disposal: text }),
  ),
})
export type OwnLotFile = z.infer<typeof OwnLotFile>

/** Where goods of one order line came from, as its buyer may know it. */
export const OrderLot = z.object({
  line_item_id: z.string(),
  code: z.string(),
  /** What the lot is of: a gift box has a lot for every good in it. */
  title: z.string(),
  title_en: text,
  quantity: z.number(),
  made_on: z.string(),
  best_before: z.string(),
  is_demo: z.boolean(),
  /** Taken back since it left. */
  recalled: z.boolean(),
  /** Moment and verdict of the latest inspection, of what it was made from where it has none itself. */
  tested_at: text,
  verdict: Verdict.nullable(),
  /** Path of the lot's public story; null for goods without a number. */
  link: text,
})
export type OrderLot = z.infer<typeof OrderLot>

/** As its buyer may know it: 出库检验中, 暂缓发货; null where nothing keeps the order here. */
export const OutgoingState = z.enum(['inspecting', 'held']).nullable()
export type OutgoingState = z.infer<typeof OutgoingState>

/** Why a size may not be sold now. */
export const UnsellableReason = z.enum([
  'facts_missing',
  'lots_missing',
  'certificate_missing',
  'certificate_expired',
  'awaiting_inspection',
  'recalled',
  'out_of_date',
  'out_of_stock',
])
export type UnsellableReason = z.infer<typeof UnsellableReason>
