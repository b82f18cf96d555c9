/** Goods of a paid order looked at before they leave (出库检验), as staff see it. */
import { moment, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { InspectionResult } from './shown'
import { StandardLimit } from './staff'

export const OUTGOING_VERDICTS = ['passed', 'held'] as const
export type OutgoingVerdict = (typeof OUTGOING_VERDICTS)[number]

/** Written once; a hold learns once who lifted it and why. */
export const OutgoingRecord = z.object({
  id: z.string(),
  order_id: z.string(),
  /** null: the whole order. */
  line_item_id: text,
  verdict: z.enum(OUTGOING_VERDICTS),
  reason: text,
  results: z.array(InspectionResult),
  note: text,
  inspector_name: z.string(),
  at: moment,
  lot_codes: z.array(z.string()),
  lifted_by_name: text,
  lifted_at: moment.nullable(),
  lift_reason: text,
})
export type OutgoingRecord = z.infer<typeof OutgoingRecord>

/** A line at the packing table: what may be measured, which lots it would be taken from, and what is still missing. */
const OutgoingLine = z.object({
  line_item_id: z.string(),
  title: z.string(),
  /** Pieces that have not gone to the carrier. */
  left: z.number(),
  /** Its standard asks for an inspection before each parcel, and none has passed since the last one. */
  missing: z.boolean(),
  limits: z.array(StandardLimit),
  lots: z.array(z.object({ id: z.string(), code: z.string() })),
})
export type OutgoingLine = z.infer<typeof OutgoingLine>

export const OutgoingFile = z.object({
  /** Something of it may still be inspected. */
  open: z.boolean(),
  lines: z.array(OutgoingLine),
  inspections: z.array(OutgoingRecord),
})
export type OutgoingFile = z.infer<typeof OutgoingFile>

/** What is held, with its order's number. */
export const Hold = OutgoingRecord.extend({ order: z.int().nullable(), title: z.string() })
export type Hold = z.infer<typeof Hold>

export const HoldsPage = z.object({ holds: z.array(Hold), ...page })
export type HoldsPage = z.infer<typeof HoldsPage>
