/** Reads an order as the packing table sees it: what is paid, what is left, which parcels have gone. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, OrderStatus } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/ledger/fen'
import { readSoldParts, type SoldPart } from '@shanzhen/ledger/sold-parts'
import { WEIGHING } from './modules/weighing'
import type { WeighedParcelRow } from './modules/weighing/service'
import type { DeliveryKind, ParcelView, ShippableLine } from './types'

const FIELDS = [
  'id',
  'status',
  'total',
  'items.id',
  'items.title',
  'items.variant_title',
  'items.quantity',
  'items.metadata',
  'items.detail.fulfilled_quantity',
  'payment_collections.captured_amount',
  'payment_collections.refunded_amount',
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
] as const

/** The part of an order that shipping reads; amounts are yuan as Medusa keeps them. */
interface OrderRow {
  id: string
  status: string
  total: number
  items: {
    id: string
    title: string
    variant_title: string | null
    quantity: number
    metadata: Record<string, unknown> | null
    detail: { fulfilled_quantity: number }
  }[]
  payment_collections?: { captured_amount: number | null; refunded_amount: number | null }[]
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
  payment: 'unpaid' | 'paid' | 'refunded'
  lines: ShippableLine[]
  parcels: ParcelView[]
}

/** @returns null where there is no such order. */
export async function readPackingOrder(container: MedusaContainer, order_id: string): Promise<PackingOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: [...FIELDS], filters: { id: order_id } })
  const row = data[0] as unknown as OrderRow | undefined
  if (!row) return null
  const weighed = await container.resolve(WEIGHING).parcelsOf([order_id])
  const sold = await readSoldParts(
    container,
    row.items.map(({ id }) => id),
  )
  return {
    id: row.id,
    canceled: row.status === OrderStatus.CANCELED,
    payment: paymentOf(row),
    lines: row.items.map((item) => ({
      line_item_id: item.id,
      title: item.title,
      variant_title: item.variant_title,
      quantity: Number(item.quantity),
      left: Number(item.quantity) - Number(item.detail.fulfilled_quantity),
      nominal_g: nominalOf(item.metadata),
    })),
    parcels: (row.fulfillments ?? []).map((fulfillment) =>
      parcelOf(
        row,
        fulfillment,
        sold,
        weighed.find(({ fulfillment_id }) => fulfillment_id === fulfillment.id),
      ),
    ),
  }
}

function paymentOf(row: OrderRow): PackingOrder['payment'] {
  const fen = (key: 'captured_amount' | 'refunded_amount') =>
    (row.payment_collections ?? []).reduce((sum, collection) => sum + toFen(collection[key]), 0)
  const [captured, refunded] = [fen('captured_amount'), fen('refunded_amount')]
  if (captured > 0 && refunded >= captured) return 'refunded'
  return captured >= toFen(row.total) ? 'paid' : 'unpaid'
}

function parcelOf(
  row: OrderRow,
  fulfillment: Fulfillment,
  sold: Map<string, SoldPart[]>,
  weighed: WeighedParcelRow | undefined,
): ParcelView {
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
