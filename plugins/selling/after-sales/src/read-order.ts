/** Reads an order as after-sales see it: what was finally paid for each line, what left, when it arrived. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { backOf, readCorrections } from '@shanzhen/money-kit/corrections'
import { toFen } from '@shanzhen/money-kit/fen'
import { readOrdersWithPayments } from '@shanzhen/money-kit/order-payments'
import { type LineRow, SOLD_LINE_FIELDS, soldLine } from '@shanzhen/money-kit/sold-line'
import { readFreightBack, readPaidBack } from '@shanzhen/money-kit/paid-back'
import { readStoppedLines } from '@shanzhen/money-kit/stopped-lines'
import { readSoldParts, type SoldPart } from '@shanzhen/money-kit/sold-parts'
import type { OrderCorrections, PaidBack } from '@shanzhen/ports/types'
import { AFTER_SALES } from './modules/after-sales'

export type OrderFacts = {
  id: string
  customer_id: string | null
  canceled: boolean
  fresh_notice: boolean
  pickup: boolean
  currency_code: string
  /** Paid for carriage and given back neither with a weighing nor by a recall. */
  freight_fen: number
  lines: LineFacts[]
  /** Parcels that were not canceled. */
  parcels: { id: string; shipped_at: Date | null; delivered_at: Date | null; location_id: string }[]
  payments: { id: string; captured_fen: number; refunded_fen: number }[]
}
export type LineFacts = {
  id: string
  title: string
  /** The English name it was sold under, null where it had none. */
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  shipped: number
  /** Paid back before it left: nothing more of it will. */
  stopped: boolean
  /** Pieces that went back, or are on their way, by a return, exchange or claim of Medusa's own, or that a recall paid back. */
  taken_back: number
  /** Of the pieces above those that a recall paid back, and for how much. */
  recalled: Pick<PaidBack, 'quantity' | 'fen'>
  /** For all pieces sold, after discounts, less what weighing gives back. */
  paid_fen: number
  perishable: boolean
  /** Where the line was shipped from; null while it was not. */
  location_id: string | null
  variant_id: string | null
  /** Sold by weight: no two pieces cost the same. */
  by_weight: boolean
  /** As it was written when it was sold. */
  metadata: Record<string, unknown> | null
  /** When the last parcel with pieces of it left, and arrived. */
  shipped_at: Date | null
  delivered_at: Date | null
  /** What one piece was made of when it was sold. */
  parts: { inventory_item_id: string; required_quantity: number }[]
}

type Row = {
  id: string
  customer_id: string | null
  status: string
  currency_code: string
  metadata: Record<string, unknown> | null
  shipping_methods?: { original_total: number; discount_total: number }[]
  items?: (LineRow & {
    id: string
    title: string
    product_title: string | null
    variant_id: string | null
    variant_title: string | null
    thumbnail: string | null
    metadata: Record<string, unknown> | null
    detail?: { shipped_quantity: number }
  })[]
  fulfillments?: {
    id: string
    shipped_at: string | null
    delivered_at: string | null
    canceled_at: string | null
    location_id: string
    items?: { line_item_id: string | null }[]
  }[]
  payment_collections?: {
    payments?: {
      id: string
      captures?: { amount: number }[]
      refunds?: { amount: number }[]
    }[]
  }[]
}

const FIELDS = [
  ...['id', 'customer_id', 'status', 'currency_code', 'metadata', ...SOLD_LINE_FIELDS],
  ...['name', 'original_total', 'discount_total'].map((field) => `shipping_methods.${field}`),
  'items.detail.shipped_quantity',
  ...['id', 'shipped_at', 'delivered_at', 'canceled_at', 'location_id', 'items.line_item_id'].map(
    (field) => `fulfillments.${field}`,
  ),
]

/** @returns null where there is no such order. */
export async function readOrder(container: MedusaContainer, order_id: string): Promise<OrderFacts | null> {
  const [row] = await readOrdersWithPayments<Row>(container, [order_id], FIELDS)
  if (!row) return null
  const { corrections, stopped, paidBack: key } = container.resolve(AFTER_SALES).options
  const lines = (row.items ?? []).map(({ id }) => id)
  const parts = await readSoldParts(container, lines)
  const stops = await readStoppedLines(container, stopped, lines)
  const recalled = await readPaidBack(container, key, lines)
  const freight_back_fen = await readFreightBack(container, key, order_id)
  const corrected = (await readCorrections(container, corrections, [order_id])).get(order_id)
  return factsOf(row, corrected, { parts, stops, recalled, freight_back_fen })
}

/** What others know of an order's lines, and gave back of its carriage. */
type Beside = {
  parts: Map<string, SoldPart[]>
  stops: Set<string>
  recalled: Map<string, PaidBack>
  freight_back_fen: number
}

function factsOf(row: Row, corrections: OrderCorrections | undefined, beside: Beside): OrderFacts {
  const { metadata } = row
  const { parts, stops, recalled, freight_back_fen } = beside
  const date = (at: string | null) => (at ? new Date(at) : null)
  return {
    id: row.id,
    customer_id: row.customer_id,
    canceled: row.status === 'canceled',
    fresh_notice: typeof metadata?.fresh_notice_accepted_at === 'string',
    pickup: metadata?.shipping_type === 'pickup',
    currency_code: row.currency_code,
    freight_fen: (row.shipping_methods ?? []).reduce(
      (sum, { original_total, discount_total }) => sum + toFen(original_total) - toFen(discount_total),
      -(corrections?.freight_fen ?? 0) - freight_back_fen,
    ),
    lines: (row.items ?? [])
      .map((item) => ({ item, sold: soldLine(item) }))
      .map(({ item, sold }) => ({
        id: item.id,
        title: item.product_title ?? item.title,
        title_en: typeof item.metadata?.title_en === 'string' ? item.metadata.title_en : null,
        variant_title: item.variant_title,
        thumbnail: item.thumbnail,
        quantity: sold.quantity,
        shipped: Number(item.detail?.shipped_quantity ?? 0),
        stopped: stops.has(item.id),
        taken_back: sold.taken_back + sold.awaited + (recalled.get(item.id)?.quantity ?? 0),
        recalled: { quantity: 0, fen: 0, ...recalled.get(item.id) },
        paid_fen: sold.paid_fen - backOf(corrections, item.id),
        perishable: item.metadata?.perishable === true,
        variant_id: item.variant_id,
        by_weight: item.metadata?.variable_weight === true,
        metadata: item.metadata,
        ...lastParcel(row, item.id),
        location_id:
          row.fulfillments?.find(
            (parcel) => !parcel.canceled_at && parcel.items?.some(({ line_item_id }) => line_item_id === item.id),
          )?.location_id ?? null,
        parts: parts.get(item.id) ?? [],
      })),
    parcels: (row.fulfillments ?? [])
      .filter(({ canceled_at }) => !canceled_at)
      .map(({ id, shipped_at, delivered_at, location_id }) => ({
        id,
        shipped_at: date(shipped_at),
        delivered_at: date(delivered_at),
        location_id,
      })),
    payments: (row.payment_collections ?? [])
      .flatMap(({ payments }) => payments ?? [])
      .map(({ id, captures, refunds }) => ({ id, captured_fen: sum(captures), refunded_fen: sum(refunds) })),
  }
}

function lastParcel({ fulfillments = [] }: Row, line_item_id: string): Pick<LineFacts, 'shipped_at' | 'delivered_at'> {
  const own = fulfillments.filter(
    ({ canceled_at, items = [] }) => !canceled_at && items.some((item) => item.line_item_id === line_item_id),
  )
  const last = (at: 'shipped_at' | 'delivered_at') => {
    const times = own.flatMap((parcel) => (parcel[at] ? new Date(parcel[at]).getTime() : []))
    return times.length ? new Date(Math.max(...times)) : null
  }
  return { shipped_at: last('shipped_at'), delivered_at: last('delivered_at') }
}

const sum = (rows: { amount: number }[] | undefined) =>
  (rows ?? []).reduce((total, row) => total + toFen(row.amount), 0)
