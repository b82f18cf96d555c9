/** Reads an order as the packing table sees it: what is paid, what is left, which parcels have gone. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { OrderStatus } from '@medusajs/framework/utils'
import { namesOf } from '@shanzhen/http/names'
import { BALANCE_FIELDS, balanceOf } from '@shanzhen/money-kit/order-balance'
import { readOrdersWithPayments } from '@shanzhen/money-kit/order-payments'
import { type LineRow, soldLine } from '@shanzhen/money-kit/sold-line'
import { readSoldParts, type SoldPart } from '@shanzhen/money-kit/sold-parts'
import { SHIPPING } from './modules/shipping'
import { WEIGHING } from './modules/weighing'
import type { WeighedParcelRow } from './modules/weighing/service'
import type { DeliveryKind, ParcelView, ShippableLine, UnpackingView } from './types'

const FIELDS = [
  ...BALANCE_FIELDS,
  'metadata',
  'shipping_address.address_1',
  'shipping_methods.data',
  'items.id',
  'items.title',
  'items.variant_title',
  'items.quantity',
  'items.metadata',
  'items.detail.id',
  'items.detail.fulfilled_quantity',
  'items.detail.shipped_quantity',
  'fulfillments.id',
  'fulfillments.metadata',
  'fulfillments.shipped_at',
  'fulfillments.delivered_at',
  'fulfillments.canceled_at',
  'fulfillments.labels.tracking_number',
  'fulfillments.labels.tracking_url',
  'fulfillments.items.line_item_id',
  'fulfillments.items.inventory_item_id',
  'fulfillments.items.quantity',
]

/** The part of an order that shipping reads; amounts are yuan as Medusa keeps them. */
type OrderRow = Omit<Parameters<typeof balanceOf>[0], 'items'> & {
  metadata: Record<string, unknown> | null
  shipping_address?: { address_1: string | null } | null
  shipping_methods?: { data: Record<string, unknown> | null }[]
  items: (LineRow & {
    id: string
    title: string
    variant_title: string | null
    metadata: Record<string, unknown> | null
    detail: LineRow['detail'] & { id: string; fulfilled_quantity: number; shipped_quantity: number }
  })[]
  fulfillments?: {
    id: string
    metadata: Record<string, unknown> | null
    shipped_at: string | null
    delivered_at: string | null
    canceled_at: string | null
    labels?: { tracking_number: string; tracking_url: string }[]
    items: { line_item_id: string; inventory_item_id: string | null; quantity: number }[]
  }[]
}

type Fulfillment = NonNullable<OrderRow['fulfillments']>[number]

export interface PackingOrder {
  id: string
  canceled: boolean
  /** Put away by staff as done with. */
  closed: boolean
  /** Its buyer chose to come for the goods. */
  pickup: boolean
  has_address: boolean
  /** part: paid, but for what staff added later; `uncovered_fen` is what that still costs. */
  payment: 'unpaid' | 'part' | 'paid' | 'refunded'
  uncovered_fen: number
  lines: PackingLine[]
  parcels: ParcelView[]
  /** Parcels that were written down as sent and never left, oldest first. */
  unpackings: UnpackingView[]
}

/** What unpacking needs of a line beside: Medusa's row of its counts, what left, and what comes or came back. */
export type PackingLine = ShippableLine & { detail_id: string; shipped: number; coming_back: number }

/** @returns null where there is no such order. */
export async function readPackingOrder(container: MedusaContainer, order_id: string): Promise<PackingOrder | null> {
  const [row] = await readOrdersWithPayments<OrderRow>(container, [order_id], FIELDS)
  if (!row) return null
  const weighed = await container.resolve(WEIGHING).parcelsOf([order_id])
  const sold = await readSoldParts(
    container,
    row.items.map(({ id }) => id),
  )
  const before = await waybillsBefore(
    container,
    (row.fulfillments ?? []).map(({ id }) => id),
  )
  return {
    id: row.id,
    canceled: row.status === OrderStatus.CANCELED,
    closed: row.status === OrderStatus.COMPLETED || row.status === OrderStatus.ARCHIVED,
    pickup: (row.metadata?.shipping_type ?? row.shipping_methods?.[0]?.data?.type) === 'pickup',
    has_address: Boolean(row.shipping_address?.address_1),
    payment: paymentOf(row),
    uncovered_fen: balanceOf(row).due_fen,
    lines: row.items
      .map((item) => ({ item, sold: soldLine(item) }))
      .map(({ item, sold: counts }) => ({
        line_item_id: item.id,
        title: item.title,
        variant_title: item.variant_title,
        quantity: Number(item.quantity),
        left: Number(item.quantity) - Number(item.detail.fulfilled_quantity),
        paid_fen: counts.paid_fen,
        nominal_g: nominalOf(item.metadata),
        detail_id: item.detail.id,
        shipped: Number(item.detail.shipped_quantity),
        coming_back: counts.taken_back + counts.awaited,
      })),
    parcels: (row.fulfillments ?? []).map((fulfillment) => ({
      ...parcelOf(
        row,
        fulfillment,
        sold,
        weighed.find(({ fulfillment_id }) => fulfillment_id === fulfillment.id),
      ),
      waybills_before: before.get(fulfillment.id) ?? [],
    })),
    unpackings: await unpackingsOf(container, order_id),
  }
}

async function unpackingsOf(container: MedusaContainer, order_id: string): Promise<UnpackingView[]> {
  const rows = await container
    .resolve(SHIPPING)
    .listParcelUnpackings({ order_id }, { take: 1000, order: { created_at: 'asc' } })
  const names = await namesOf(
    container,
    rows.map(({ unpacked_by }) => unpacked_by),
  )
  return rows.map(({ carrier, waybill, reason, unpacked_by, created_at }) => ({
    ...{ carrier, waybill, reason, by: names[unpacked_by], at: new Date(created_at).toISOString() },
  }))
}

/** By parcel, what stood on it before each correction. */
async function waybillsBefore(container: MedusaContainer, fulfillment_id: string[]) {
  const before = new Map<string, ParcelView['waybills_before']>()
  if (!fulfillment_id.length) return before
  const rows = await container
    .resolve(SHIPPING)
    .listWaybillCorrections({ fulfillment_id }, { take: 1000, order: { created_at: 'asc' } })
  if (!rows.length) return before
  const names = await namesOf(
    container,
    rows.map(({ corrected_by }) => corrected_by),
  )
  for (const row of rows) {
    const by = names[row.corrected_by]
    const at = new Date(row.created_at).toISOString()
    const known = before.get(row.fulfillment_id) ?? []
    before.set(row.fulfillment_id, [
      ...known,
      { carrier: row.from_carrier, waybill: row.from_waybill, reason: row.reason, by, at },
    ])
  }
  return before
}

function paymentOf(row: OrderRow): PackingOrder['payment'] {
  const { captured_fen, refunded_fen, due_fen } = balanceOf(row)
  if (captured_fen > 0 && refunded_fen >= captured_fen) return 'refunded'
  if (due_fen === 0) return 'paid'
  return captured_fen > 0 ? 'part' : 'unpaid'
}

function parcelOf(
  row: OrderRow,
  fulfillment: Fulfillment,
  sold: Map<string, SoldPart[]>,
  weighed: WeighedParcelRow | undefined,
): Omit<ParcelView, 'waybills_before'> {
  const { metadata, labels } = fulfillment
  const text = (key: string) => (typeof metadata?.[key] === 'string' ? (metadata[key] as string) : null)
  return {
    id: fulfillment.id,
    carrier_code: text('carrier_code'),
    carrier_name: text('carrier_name') ?? '其他',
    delivery_kind: (text('delivery_kind') ?? 'express') as DeliveryKind,
    tracking_number: labels?.[0]?.tracking_number || null,
    tracking_url: labels?.[0]?.tracking_url || null,
    shipped_at: fulfillment.shipped_at,
    delivered_at: fulfillment.delivered_at,
    canceled: Boolean(fulfillment.canceled_at),
    lines: linesOf(row, fulfillment.items, sold).map((line) => ({
      ...line,
      weighed: weighedOf(weighed, line.line_item_id),
    })),
    correction: weighed
      ? { state: weighed.state, goods_fen: weighed.goods_fen, freight_fen: weighed.freight_fen }
      : null,
  }
}

/** A gift box travels as its components, each in its multiple: the first of them tells how many boxes there are. */
function linesOf(
  row: OrderRow,
  packed: Fulfillment['items'],
  sold: Map<string, SoldPart[]>,
): Omit<ParcelView['lines'][number], 'weighed'>[] {
  return row.items.flatMap((item) => {
    const part = packed.find((entry) => entry.line_item_id === item.id)
    if (!part) return []
    const kit = sold.get(item.id)?.find((entry) => entry.inventory_item_id === part.inventory_item_id)
    const title = item.variant_title ? `${item.title} ${item.variant_title}` : item.title
    return [{ line_item_id: item.id, title, quantity: Number(part.quantity) / (kit?.required_quantity ?? 1) }]
  })
}

function weighedOf(parcel: WeighedParcelRow | undefined, line_item_id: string): ParcelView['lines'][number]['weighed'] {
  const line = parcel?.lines.find((one) => one.line_item_id === line_item_id)
  return line ? { nominal_g: line.nominal_g, actual_g: line.actual_g, back_fen: line.back_fen } : null
}

/** What one piece is sold as, in grams, by what its line remembers of the purchase; null for what is not weighed. */
export function nominalOf(metadata: Record<string, unknown> | null): number | null {
  const nominal_g = Number(metadata?.weight_g)
  return metadata?.variable_weight === true && Number.isSafeInteger(nominal_g) && nominal_g > 0 ? nominal_g : null
}
