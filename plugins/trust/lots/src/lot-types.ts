import type { OnceOnly } from '@shanzhen/http/once'
import type { LotState, QuantityUnit } from './wire'

export {
  LOT_STATES,
  LOT_WAITS,
  type InspectionResult,
  type LotMark,
  type LotState,
  type LotWait,
  type OrderLot,
  type OwnLot,
  type OwnLotFile,
  type QuantityUnit,
  type ShippingLot,
  type StandardLimit,
} from './wire'

/** Words of lots as the shop, the warehouse and other parts read them. */
/** Dates are `YYYY-MM-DD`; quantities whole pieces or grams. */
export type LotRow = {
  id: string
  code: string
  good_id: string
  inventory_item_id: string | null
  producer_id: string | null
  town: string | null
  village: string | null
  plot: string | null
  made_on: string
  best_before: string
  /** Why it is another day than the standard gives. */
  best_before_reason: string | null
  quantity_unit: QuantityUnit
  received_quantity: number
  standard_id: string | null
  delivery_id: string | null
  state: LotState
  received_at: Date
  received_by: string
  released_at: Date | null
  released_by: string | null
  supplier_name: string | null
  supplier_contact: string | null
  is_demo: boolean
  note: string | null
}

/**
 * Goods as they come in; the code is made where none is given, the day they keep till follows from the standard.
 * `inventory_item_id` null: bulk, counted in grams.
 */
export type ReceivedLot = {
  good_id: string
  inventory_item_id: string | null
  quantity: number
  made_on: string
  best_before?: string | null
  best_before_reason?: string | null
  /** Of the 承诺达标合格证 that came with it. */
  promise_number?: string | null
  /** The agreed price it is taken in at; without one it is priced later. */
  price_id?: string | null
  code?: string
  producer_id?: string | null
  town?: string | null
  village?: string | null
  plot?: string | null
  standard_id?: string | null
  is_demo?: boolean
  note?: string | null
}

/** One delivery; the same supplier's note number is taken once. */
export type Receipt = {
  location_id: string
  received_by: string
  supplier_name?: string | null
  supplier_contact?: string | null
  note_number?: string | null
  received_at?: Date
  lots: ReceivedLot[]
  once?: OnceOnly
}

/** What may be put right of a lot in quarantine; quantity in its own unit. */
export type LotCorrection = {
  reason: string
  quantity?: number
  made_on?: string
  best_before?: string
  best_before_reason?: string | null
  town?: string | null
  village?: string | null
  plot?: string | null
  note?: string | null
}

export type InspectionInput = {
  lot_id: string
  kind: 'incoming' | 'outgoing'
  method: string
  sampling: string
  sample_count: number
  tolerance?: string
  inspector: string
  values: { name: string; value: number }[]
  /** What the eye and the nose say; limits decide by themselves. */
  looks_fine?: boolean
  report_file_id?: string | null
  /** Why a lot that failed is tested again. */
  retest_reason?: string | null
}

export type LotMovementRow = {
  id: string
  lot_id: string
  location_id: string
  delta: number
  reason: string
  order_id: string | null
  line_item_id: string | null
  fulfillment_id: string | null
  counterpart_lot_id: string | null
  /** Of the stocktake, damage or transfer it belongs to. */
  act_id: string | null
  actor: string
  at: Date
}

export type LotEventRow = {
  lot_id: string
  seq: number
  type: string
  occurred_at: Date
  recorded_at: Date
  actor: string
  body: string
  prev_hash: string
  hash: string
  corrects_seq: number | null
}

/** Quantities of sources and losses are in the parent's own unit. */
export type TransformedLot = {
  inventory_item_id: string | null
  quantity: number
  sources: { lot_id: string; quantity: number }[]
  /** What one piece takes of bulk goods. */
  net_weight_g?: number
  good_id?: string
  code?: string
  best_before?: string
  note?: string | null
}

export type Transformation = {
  kind: 'split' | 'mix' | 'pack'
  location_id: string
  actor: string
  children: TransformedLot[]
  once?: OnceOnly
  losses?: { lot_id: string; quantity: number }[]
}

/** Stock of a lot changed by hand. `quantity`: what was counted, is damaged or was carried to the other place. */
export type StockAct = {
  kind: 'stocktake' | 'damage' | 'transfer'
  lot_id: string
  location_id: string
  to_location_id?: string
  quantity: number
  reason: string
  actor: string
  /** Names the form that was sent; the same one twice is one act. */
  request_key?: string
}

/** `booked`: what the book said lay there before. */
export type LotActRow = Omit<StockAct, 'to_location_id'> & {
  id: string
  to_location_id: string | null
  booked: number
  at: Date
}

/** What of a lot went to a buyer and has not come back. */
export type AffectedLine = {
  lot_id: string
  order_id: string
  line_item_id: string
  fulfillment_id: string
  quantity: number
}

/** Pieces of an inventory item by what may be done with them today; summed over all places. */
export type LotOutlook = {
  good_ids: string[]
  sellable: number
  waiting: number
  recalled: number
  out_of_date: number
}

/** What this shop asks of its goods; both off where nothing is said. */
export type LotOptions = {
  requireLots?: boolean
  requireCertificates?: boolean
  /** Container key of who keeps what lots cost (`LotCosts`); none: nobody does. */
  costs?: string
}
