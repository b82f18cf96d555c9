/** Parcels as staff pack and send them. Weights are grams, amounts whole fen; persons are told by name. */
import { fen, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** express and same_city travel, pickup waits at the counter. */
const DeliveryKind = z.enum(['express', 'same_city', 'pickup'])
export type DeliveryKind = z.infer<typeof DeliveryKind>

/**
 * weighed: written with the parcel, which has not left yet; refunding: on its way back; refunded; even: nothing to give
 * back, or nothing left to give it from; void: the parcel was unpacked again.
 */
export const CORRECTION_STATES = ['weighed', 'even', 'refunding', 'refunded', 'void'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

const said = { carrier: z.string(), waybill: z.string(), reason: z.string(), by: z.string(), at: z.string() }

/** A parcel that was written down as sent and never left. */
const UnpackingView = z.object(said)
export type UnpackingView = z.infer<typeof UnpackingView>

export const ParcelView = z.object({
  id: z.string(),
  carrier_code: text,
  carrier_name: z.string(),
  delivery_kind: DeliveryKind,
  tracking_number: text,
  tracking_url: text,
  shipped_at: z.string().nullable(),
  delivered_at: z.string().nullable(),
  canceled: z.boolean(),
  lines: z.array(
    z.object({
      line_item_id: z.string(),
      title: z.string(),
      quantity: z.number(),
      /** What these pieces weighed, and what of their price goes back for it; null for what is sold by the piece. */
      weighed: z.object({ nominal_g: z.number(), actual_g: z.number(), back_fen: fen }).nullable(),
    }),
  ),
  /** What the whole parcel gives back for its weight; null where nothing in it is weighed. */
  correction: z.object({ state: z.enum(CORRECTION_STATES), goods_fen: fen, freight_fen: fen }).nullable(),
  /** What stood on it before, oldest first. */
  waybills_before: z.array(z.object(said)),
})
export type ParcelView = z.infer<typeof ParcelView>

/** A line of the order with what has not left yet. */
const ShippableLine = z.object({
  line_item_id: z.string(),
  title: z.string(),
  variant_title: text,
  quantity: z.number(),
  left: z.number(),
  /** What all its pieces cost. */
  paid_fen: fen,
  /** What one piece is sold as, in grams; null for what is not weighed. */
  nominal_g: z.number().nullable(),
})
export type ShippableLine = z.infer<typeof ShippableLine>

/** With what left, and what comes or came back. */
export const PackedLine = ShippableLine.extend({ shipped: z.number(), coming_back: z.number() })

export const Packing = z.object({
  id: z.string(),
  canceled: z.boolean(),
  /** Put away by staff as done with. */
  closed: z.boolean(),
  /** Its buyer chose to come for the goods. */
  pickup: z.boolean(),
  /** part: paid, but for what staff added later; `uncovered_fen` is what that still costs. */
  payment: z.enum(['unpaid', 'part', 'paid', 'refunded']),
  uncovered_fen: fen,
  lines: z.array(PackedLine),
  parcels: z.array(ParcelView),
  /** Oldest first. */
  unpackings: z.array(UnpackingView),
  carriers: z.array(z.object({ code: z.string(), name: z.string(), kind: DeliveryKind, example: text })),
})
export type Packing = z.infer<typeof Packing>
