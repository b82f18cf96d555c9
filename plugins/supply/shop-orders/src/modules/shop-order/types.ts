import type { PlaceBody } from '@shanzhen/checkout/wire'

export const DOORS = ['portal', 'file', 'api', 'hosted'] as const
export type Door = (typeof DOORS)[number]
export const SHOP_ORDER_STATES = ['waiting', 'held', 'refused', 'placed', 'canceled'] as const
export type ShopOrderState = (typeof SHOP_ORDER_STATES)[number]

/** A shop's order as it waits to be written: priced, with what its sender saw. */
export type AcceptedOrder = {
  shop_id: string
  /** The shop's own, one of a kind with it. */
  number: string
  door: Door
  body: PlaceBody
  lead_hours: number
  /** The member, or the key, that sent it. */
  made_by: string
  import_id?: string | null
  row_no?: number | null
}

/** A parcel of a shop's order that left. */
export type ShippedParcel = {
  id: string
  /** When it left. */
  updated_at: Date
  order_id: string
  order_number: number
  shop_order_id: string
  number: string
  shop_id: string
  carrier: string | null
  waybill: string | null
}

export type ShopOrderRow = {
  id: string
  shop_id: string
  number: string
  door: Door
  import_id: string | null
  row_no: number | null
  content_hash: string
  body: PlaceBody | null
  lead_hours: number
  state: ShopOrderState
  reason_code: string | null
  reason: string | null
  order_id: string | null
  goods_fen: number | null
  freight_fen: number | null
  ship_by: Date | null
  held_until: Date | null
  placed_at: Date | null
  made_by: string
  /** Of a file when that was sent. */
  taken_at: Date
  created_at: Date
  /** Of one that waits: since when. */
  updated_at: Date
}
