/** A parcel as staff and buyers know it: express and same_city travel, pickup waits at the counter. */
export type DeliveryKind = 'express' | 'same_city' | 'pickup'

export interface ParcelLine {
  line_item_id: string
  quantity: number
}

export interface ParcelInput {
  carrier_code: string
  tracking_number?: string
  lines: ParcelLine[]
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
  lines: { line_item_id: string; title: string; quantity: number }[]
}

/** A line of the order with what has not left yet. */
export interface ShippableLine {
  line_item_id: string
  title: string
  variant_title: string | null
  quantity: number
  left: number
}
