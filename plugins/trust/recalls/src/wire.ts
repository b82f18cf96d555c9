/** Recalls as staff see them. Phones are masked, quantities whole pieces (or grams of bulk goods), refunds whole fen. */
import { fen, moment, names, page, text } from '@shanzhen/http/wire'
import { LOT_STATES } from '@shanzhen/lots/wire'
import { z } from '@medusajs/framework/zod'

/** First: may harm health badly; second: may harm; third: label or paper faults (食品召回管理办法). */
export const RECALL_CLASSES = ['first', 'second', 'third'] as const
export type RecallClass = (typeof RECALL_CLASSES)[number]

/**
 * pending: to be told · held: goods not gone, they stay · notified: told · untold: no channel reached them · returned,
 * refunded, unreachable, secured: over. refunding: money is on its way back.
 */
export const AFFECTED_STATES = [
  'pending',
  'held',
  'notified',
  'untold',
  'returned',
  'refunding',
  'refunded',
  'unreachable',
  'secured',
] as const
export type AffectedState = (typeof AFFECTED_STATES)[number]

const AffectedKind = z.enum(['buyer', 'waiting', 'place'])
export type AffectedKind = z.infer<typeof AffectedKind>

/** One order line with goods of these lots, one order that waits for them, or one place where some lie. */
export const AffectedLine = z.object({
  kind: AffectedKind,
  lot_id: text,
  /** Its code. */
  lot: text,
  order_id: text,
  line_item_id: text,
  fulfillment_id: text,
  /** Its number. */
  order: z.int().nullable(),
  buyer: text,
  location_id: text,
  /** Its name. */
  place: text,
  quantity: z.number(),
  state: z.enum(AFFECTED_STATES),
})
export type AffectedLine = z.infer<typeof AffectedLine>

export const AffectedEntry = AffectedLine.extend({
  id: z.string(),
  recall_id: z.string(),
  refund_fen: fen.nullable(),
})
export type AffectedEntry = z.infer<typeof AffectedEntry>

const Recall = z.object({
  id: z.string(),
  lot_id: z.string(),
  reason: z.string(),
  class: z.enum(RECALL_CLASSES),
  state: z.enum(['open', 'closed']),
  opened_by: z.string(),
  opened_at: moment,
  stopped_at: moment.nullable(),
  closed_by: text,
  closed_at: moment.nullable(),
})

/** `lot` is its code. */
export const RecallLine = Recall.extend({ lot: z.string() })
export type RecallLine = z.infer<typeof RecallLine>

export const RecallPage = z.object({ recalls: z.array(RecallLine), ...page })
export type RecallPage = z.infer<typeof RecallPage>

/** The lot and all that was made of it. */
const lots = z.array(z.object({ id: z.string(), code: z.string(), state: z.enum(LOT_STATES) }))

export const RecallView = Recall.extend({ lots, affected: z.array(AffectedEntry), names })
export type RecallView = z.infer<typeof RecallView>

/** What a recall would be about. */
export const RecallPreview = z.object({ lot_id: z.string(), lots, affected: z.array(AffectedLine) })
export type RecallPreview = z.infer<typeof RecallPreview>

/** What paying one row back would come to: its goods, and the order's carriage where all of it has gone with them. */
export const RecallRefund = z.object({ goods_fen: fen, freight_fen: fen, refund_fen: fen, pieces: z.int() })
export type RecallRefund = z.infer<typeof RecallRefund>
