/** Reads an order as the scale sees it: what was paid for its weighed lines and for carriage, and from which payment. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { toFen } from '@shanzhen/money-kit/fen'
import { readOrdersWithPayments } from '@shanzhen/money-kit/order-payments'
import { type LineRow, SOLD_LINE_FIELDS, soldLine } from '@shanzhen/money-kit/sold-line'
import { nominalOf } from '../parcels'
import type { WeighedLine } from '../rules/weighing'

/** All that went into a calculated freight, as checkout keeps it with an order of goods weighed later. */
export type FreightTerms = {
  provider_id: string
  option: Record<string, unknown>
  context: Record<string, unknown> & { items: { variant_id?: string; quantity: number; variant?: object }[] }
}
export type WeighableLine = WeighedLine & { variant_id: string | null; title: string }
export type WeighableOrder = {
  lines: WeighableLine[]
  freight: { paid_fen: number; sold_fen: number; option_id: string | null; terms: FreightTerms | null }
  parcels: { id: string; shipped: boolean; canceled: boolean }[]
  payments: { id: string; left_fen: number }[]
}

type Row = {
  id: string
  items?: (LineRow & {
    id: string
    title: string
    variant_id: string | null
    metadata: Record<string, unknown> | null
  })[]
  shipping_methods?: {
    shipping_option_id: string | null
    original_total: number
    discount_total: number
    data: { terms?: FreightTerms | null } | null
  }[]
  fulfillments?: { id: string; shipped_at: string | null; canceled_at: string | null }[]
  payment_collections?: {
    payments?: { id: string; captures?: { amount: number }[]; refunds?: { amount: number }[] }[]
  }[]
}

const FIELDS = [
  ...['id', ...SOLD_LINE_FIELDS, 'shipping_methods.*'],
  ...['shipping_methods.original_total', 'shipping_methods.discount_total'],
  ...['fulfillments.id', 'fulfillments.shipped_at', 'fulfillments.canceled_at'],
]

/** @returns null where there is no such order. */
export async function readWeighable(container: MedusaContainer, order_id: string): Promise<WeighableOrder | null> {
  const [row] = await readOrdersWithPayments<Row>(container, [order_id], FIELDS)
  if (!row) return null
  const [method, ...more] = row.shipping_methods ?? []
  return {
    lines: (row.items ?? []).map((item) => ({
      line_item_id: item.id,
      variant_id: item.variant_id,
      title: item.title,
      quantity: Number(item.quantity),
      paid_fen: soldLine(item).paid_fen,
      nominal_g: nominalOf(item.metadata),
    })),
    freight: {
      paid_fen: toFen(method?.original_total) - toFen(method?.discount_total),
      sold_fen: toFen(method?.original_total),
      option_id: method?.shipping_option_id ?? null,
      // An order sent two ways was not counted by one weight.
      terms: more.length ? null : (method?.data?.terms ?? null),
    },
    parcels: (row.fulfillments ?? []).map(({ id, shipped_at, canceled_at }) => ({
      ...{ id, shipped: Boolean(shipped_at), canceled: Boolean(canceled_at) },
    })),
    payments: (row.payment_collections ?? [])
      .flatMap(({ payments }) => payments ?? [])
      .map(({ id, captures, refunds }) => ({ id, left_fen: sum(captures) - sum(refunds) })),
  }
}

const sum = (rows: { amount: number }[] | undefined) =>
  (rows ?? []).reduce((total, { amount }) => total + toFen(amount), 0)
