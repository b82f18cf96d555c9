/** A parcel as staff pack it. */
export {
  CORRECTION_STATES,
  type CorrectionState,
  type DeliveryKind,
  type ParcelView,
  type ShippableLine,
  type UnpackingView,
} from './wire'

export interface ParcelLine {
  line_item_id: string
  quantity: number
  /** Of all these pieces together; for goods of variable weight only. */
  weighed_g?: number
  /** Lots that the codes on their bags named; the rest leaves first expired first. */
  lots?: { lot_id: string; quantity: number }[]
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
