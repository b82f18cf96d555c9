/** A parcel as staff and buyers know it: express and same_city travel, pickup waits at the counter. */
export type DeliveryKind = 'express' | 'same_city' | 'pickup'

export interface ParcelLine {
  line_item_id: string
  quantity: number
  /** Of all these pieces together; for goods of variable weight only. */
  weighed_g?: number
}

export interface ParcelInput {
  carrier_code: string
  tracking_number?: string
  /** The number stands on another order's parcel of the same recipient, and both lie in one box. */
  same_box?: boolean
  /** It goes another way than its buyer chose: sent instead of collected, or collected instead of sent. */
  other_way?: boolean
  lines: ParcelLine[]
}

/** The waybill that is right, and why the other was not. */
export interface WaybillInput {
  carrier_code: string
  tracking_number: string
  reason: string
  /** As of a parcel. */
  same_box?: boolean
}

/** A parcel that was written down as sent and never left. */
export interface UnpackingView {
  carrier: string
  waybill: string
  reason: string
  by: string
  at: string
}

export interface ParcelView {
  id: string
  carrier_code: string | null
  carrier_name: string
  delivery_kind: DeliveryKind
  tracking_number: string | null
  tracking_url: string | null
  shipped_at: string | null
  delivered_at: string | null
  canceled: boolean
  lines: {
    line_item_id: string
    title: string
    quantity: number
    /** What these pieces weighed, and what of their price goes back for it; null for what is sold by the piece. */
    weighed: { nominal_g: number; actual_g: number; back_fen: number } | null
  }[]
  /** What the whole parcel gives back for its weight; null where nothing in it is weighed. */
  correction: { state: CorrectionState; goods_fen: number; freight_fen: number } | null
  /** What stood on it before, oldest first. */
  waybills_before: { carrier: string; waybill: string; reason: string; by: string; at: string }[]
}

/**
 * weighed: written with the parcel, which has not left yet; refunding: on its way back; refunded; even: nothing to give
 * back, or nothing left to give it from; void: the parcel was unpacked again.
 */
export const CORRECTION_STATES = ['weighed', 'even', 'refunding', 'refunded', 'void'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

/** A line of the order with what has not left yet. */
export interface ShippableLine {
  line_item_id: string
  title: string
  variant_title: string | null
  quantity: number
  left: number
  /** What all its pieces cost. */
  paid_fen: number
  /** What one piece is sold as, in grams; null for what is not weighed. */
  nominal_g: number | null
}
