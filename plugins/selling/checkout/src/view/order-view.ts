import { handMethod } from '@shanzhen/money-kit/by-hand'
import type { OrderCorrections } from '@shanzhen/ports/types'
import { toFen } from '@shanzhen/money-kit/fen'
import { balanceOf, isMoney, isStandIn, type OrderBalance } from '@shanzhen/money-kit/order-balance'
import { soldLine } from '@shanzhen/money-kit/sold-line'
import { englishName } from '../quote/shelf'
import type { Address, CancelReason, OrderStatus, OrderView, ShippingType } from '../types'
import type { FulfillmentRow, OrderRow, PaymentRow, PlacementRow } from './load-order'
import { listParcels } from './parcels'
import { listTimeline } from './timeline'
import { reasonOf, weightOf } from './weight'

/** An order in its buyer's words: one status, sums in fen, parcels, and what happened when. */

/** @param stopped lines of which nothing more leaves: they were paid back before */
export function toOrderView(
  row: OrderRow,
  placement: PlacementRow | null,
  corrections?: OrderCorrections,
  stopped: ReadonlySet<string> = new Set(),
): OrderView {
  const payments = (row.payment_collections ?? []).flatMap(({ payments = [] }) => payments.filter(isMoney))
  const balance = balanceOf(row)
  const fulfillments = (row.fulfillments ?? []).filter((fulfillment) => !fulfillment.canceled_at)
  const items = row.items ?? []
  const method = row.shipping_methods?.[0]
  const methods = row.shipping_methods ?? []
  const sold = items.map(soldLine)
  const items_fen = sold.reduce((sum, { original_fen }) => sum + original_fen, 0)
  const freight_fen = methods.reduce((sum, { original_total }) => sum + toFen(original_total), 0)
  const discount_fen =
    sold.reduce((sum, line) => sum + line.discount_fen, 0) +
    methods.reduce((sum, { discount_total }) => sum + toFen(discount_total), 0)
  const status = statusOf(row, placement, balance, fulfillments, stopped)
  return {
    id: row.id,
    display_id: row.display_id,
    created_at: iso(row.created_at),
    status,
    expires_at: status === 'awaiting_payment' && placement ? iso(placement.expires_at) : null,
    cancel_reason: status === 'canceled' && balance.captured_fen > 0 ? 'refund_pending' : cancelReason(row, placement),
    cancelable: status === 'awaiting_payment' || (status === 'paid' && !fulfillments.length),
    email: row.email ?? null,
    note: typeof row.metadata?.note === 'string' ? row.metadata.note : null,
    outlet: outletOf(row.metadata?.outlet),
    lines: items.map((item, index) => ({
      id: item.id,
      product_id: item.product_id,
      variant_id: item.variant_id,
      handle: item.product_handle,
      title: item.product_title ?? item.title,
      title_en: englishName(item.metadata),
      variant_title: item.variant_title,
      thumbnail: item.thumbnail,
      quantity: Number(item.quantity),
      unit_price_fen: toFen(item.unit_price),
      total_fen: sold[index].paid_fen,
      shipped_quantity: Number(item.detail?.shipped_quantity ?? 0),
      returned_quantity: sold[index].taken_back,
      weight: weightOf(item, corrections),
    })),
    address: addressOf(row),
    items_fen,
    freight_fen,
    discount_fen,
    total_fen: items_fen + freight_fen - discount_fen,
    paid_fen: balance.captured_fen,
    due_fen: status === 'canceled' || status === 'refunded' ? 0 : balance.due_fen,
    currency_code: row.currency_code,
    shipping: method ? { name: method.name, type: shippingType(row, method.data) } : null,
    parcels: listParcels(fulfillments, items),
    payment: paymentOf(row, payments),
    refunds: payments.flatMap(listRefunds),
    owed_fen:
      row.status === 'canceled'
        ? Math.max(0, balance.captured_fen - balance.refunded_fen)
        : (corrections?.open_fen ?? 0) + balance.excess_fen,
    timeline: listTimeline(row, placement, payments, row.fulfillments ?? []),
  }
}

function statusOf(
  row: OrderRow,
  placement: PlacementRow | null,
  { captured_fen, refunded_fen, due_fen }: OrderBalance,
  fulfillments: FulfillmentRow[],
  stopped: ReadonlySet<string>,
): OrderStatus {
  const allBack = captured_fen > 0 && refunded_fen >= captured_fen
  if (row.status === 'canceled') return allBack ? 'refunded' : 'canceled'
  if (allBack) return 'refunded'
  const items = row.items ?? []
  const leaving = (item: (typeof items)[number]) =>
    Number(stopped.has(item.id) ? (item.detail?.shipped_quantity ?? 0) : item.quantity)
  const every = (key: 'shipped_quantity' | 'delivered_quantity') =>
    fulfillments.length > 0 && items.every((item) => Number(item.detail?.[key] ?? 0) >= leaving(item))
  if (every('delivered_quantity')) return 'delivered'
  if (every('shipped_quantity')) return 'shipped'
  if (fulfillments.some((fulfillment) => fulfillment.shipped_at || fulfillment.delivered_at)) return 'partially_shipped'
  return placement?.state === 'paid' || (captured_fen > 0 && due_fen === 0) ? 'paid' : 'awaiting_payment'
}

function cancelReason(row: OrderRow, placement: PlacementRow | null): CancelReason | null {
  if (row.status !== 'canceled') return null
  return (placement?.cancel_reason as CancelReason | null | undefined) ?? 'staff'
}

function addressOf({ shipping_address: address }: OrderRow): Address | null {
  if (!address) return null
  return {
    name: address.first_name ?? '',
    phone: address.phone ?? '',
    province: address.province ?? '',
    city: address.city ?? '',
    district: address.address_2 ?? '',
    detail: address.address_1 ?? '',
  }
}

function shippingType(row: OrderRow, data: Record<string, unknown> | null): ShippingType {
  const type = row.metadata?.shipping_type ?? data?.type
  return type === 'pickup' || type === 'cold_chain' ? type : 'express'
}

function paymentOf(row: OrderRow, payments: PaymentRow[]): OrderView['payment'] {
  const paid = payments.find((payment) => payment.captures?.length)
  const sessions = (row.payment_collections ?? []).flatMap((collection) => collection.payment_sessions ?? [])
  const session = sessions.find(({ provider_id }) => !isStandIn(provider_id))
  const provider = (paid ?? payments[0] ?? session)?.provider_id
  if (!provider) return null
  const first = paid?.captures?.[0]
  return {
    provider: isStandIn(provider) ? 'offline' : provider.split('_').slice(2).join('_'),
    status: paid ? 'captured' : payments.length ? 'authorized' : (session?.status ?? 'pending'),
    paid_at: first ? iso(first.created_at) : null,
  }
}

/**
 * A provider that reports on its refunds does so in its payment's data, in their order; what it says nothing of yet is on
 * its way. Of one that never reports, a refund is done at once.
 */
function listRefunds(payment: PaymentRow): OrderView['refunds'] {
  const said = payment.data?.refunds
  const reporting = Array.isArray(said) || handMethod(payment.provider_id) !== null
  const reports = Array.isArray(said) ? (said as { id?: string; status?: string }[]) : []
  return (payment.refunds ?? []).map((refund, i) => {
    const report = reports.find(({ id }) => id === refund.id) ?? reports[i]
    return {
      amount_fen: toFen(refund.amount),
      created_at: iso(refund.created_at),
      status: report || !reporting ? statusOfRefund(report) : 'processing',
      reason: reasonOf(refund),
    }
  })
}

const statusOfRefund = (report: { status?: string } | undefined): OrderView['refunds'][number]['status'] =>
  ({ PROCESSING: 'processing' as const, ABNORMAL: 'failed' as const, CLOSED: 'failed' as const })[
    report?.status ?? ''
  ] ?? 'succeeded'

const iso = (at: string | Date) => new Date(at).toISOString()

function outletOf(kept: unknown): OrderView['outlet'] {
  const { name, handle } = (kept ?? {}) as Record<string, unknown>
  return typeof name === 'string' && typeof handle === 'string' ? { name, handle } : null
}
