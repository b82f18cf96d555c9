import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { LineRow } from '@shanzhen/money-kit/sold-line'
import { readSoldParts, type SoldPart } from '@shanzhen/money-kit/sold-parts'
import type { PlacementState } from '../types'

/** An order with everything its buyer may see, as Medusa's modules keep it. */
export type OrderRow = {
  id: string
  display_id: number
  status: string
  email: string | null
  customer_id: string | null
  currency_code: string
  created_at: string | Date
  canceled_at: string | Date | null
  metadata: Record<string, unknown> | null
  summary?: { current_order_total?: number }
  items?: ItemRow[]
  shipping_address?: {
    first_name: string | null
    phone: string | null
    province: string | null
    city: string | null
    address_1: string | null
    address_2: string | null
  } | null
  shipping_methods?: {
    name: string
    original_total: number
    discount_total: number
    data: Record<string, unknown> | null
  }[]
  payment_collections?: {
    payment_sessions?: { provider_id: string; status: string }[]
    payments?: PaymentRow[]
  }[]
  fulfillments?: FulfillmentRow[]
}
type ItemRow = {
  id: string
  product_id: string | null
  variant_id: string | null
  product_handle: string | null
  title: string
  product_title: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  unit_price: number
  total: number
  original_total: number
  discount_total: number
  metadata: Record<string, unknown> | null
  detail?: LineRow['detail'] & { shipped_quantity: number; fulfilled_quantity: number; delivered_quantity: number }
  /** What one piece was made of when it was sold; read once something of the order has left. */
  parts?: SoldPart[]
}
export type PaymentRow = {
  id: string
  provider_id: string
  data: Record<string, unknown> | null
  captures?: { amount: number; created_at: string | Date; created_by?: string | null }[]
  refunds?: { id: string; amount: number; created_at: string | Date; metadata?: Record<string, unknown> | null }[]
}
export type FulfillmentRow = {
  id: string
  created_at: string | Date
  shipped_at: string | Date | null
  delivered_at: string | Date | null
  canceled_at: string | Date | null
  metadata: Record<string, unknown> | null
  labels?: { tracking_number: string; tracking_url: string }[]
  items?: { title: string; quantity: number; line_item_id: string | null; inventory_item_id?: string | null }[]
}

export type PlacementRow = {
  state: PlacementState
  expires_at: string | Date
  cancel_reason: string | null
  canceled_at: string | Date | null
  paid_at: string | Date | null
}

const FIELDS = [
  ...['id', 'display_id', 'status', 'email', 'customer_id', 'currency_code', 'created_at', 'canceled_at', 'metadata'],
  'items.*',
  'items.detail.*',
  'items.total',
  'items.original_total',
  'items.discount_total',
  'shipping_address.*',
  'shipping_methods.name',
  'shipping_methods.data',
  'shipping_methods.original_total',
  'shipping_methods.discount_total',
  'total',
  'summary',
  'payment_collections.payment_sessions.provider_id',
  'payment_collections.payment_sessions.status',
  'payment_collections.payments.id',
  'payment_collections.payments.provider_id',
  'payment_collections.payments.data',
  'payment_collections.payments.captures.amount',
  'payment_collections.payments.captures.created_at',
  'payment_collections.payments.captures.created_by',
  'payment_collections.payments.refunds.id',
  'payment_collections.payments.refunds.amount',
  'payment_collections.payments.refunds.created_at',
  'payment_collections.payments.refunds.metadata',
  ...['id', 'created_at', 'shipped_at', 'delivered_at', 'canceled_at', 'metadata'].map(
    (field) => `fulfillments.${field}`,
  ),
  'fulfillments.labels.*',
  'fulfillments.items.*',
]

type Filters = {
  id?: string | string[]
  customer_id?: string
  display_id?: { $lt: number }
  status?: 'canceled' | { $ne: 'canceled' }
}

/** Newest first. */
export async function loadOrders(
  container: MedusaContainer,
  filters: Filters,
  page: { skip: number; take: number },
): Promise<{ rows: OrderRow[]; count: number }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: 'order',
    fields: FIELDS,
    filters: { ...filters, is_draft_order: false } as object,
    pagination: { ...page, order: { display_id: 'DESC' } },
  })
  const rows = data as unknown as OrderRow[]
  const packed = rows.filter(({ fulfillments }) => fulfillments?.length).flatMap(({ items }) => items ?? [])
  const parts = await readSoldParts(
    container,
    packed.map(({ id }) => id),
  )
  for (const item of packed) item.parts = parts.get(item.id)
  return { rows, count: metadata?.count ?? data.length }
}
