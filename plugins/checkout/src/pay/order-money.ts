import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/ledger/fen'

/** An order's money as Medusa counts it: what is open at providers, what came in, what went back. */
export type OrderMoney = {
  order_id: string
  canceled: boolean
  currency_code: string
  collection: { id: string; amount: number } | null
  sessions: MoneySession[]
  payments: { id: string; provider_id: string; captured_fen: number; refunded_fen: number }[]
  captured_fen: number
}
export type MoneySession = {
  id: string
  provider_id: string
  amount: number
  status: string
  data: Record<string, unknown>
}

type Row = {
  id: string
  status: string
  currency_code: string
  payment_collections?: {
    id: string
    amount: number
    payment_sessions?: (MoneySession & { authorized_at: string | null })[]
    payments?: { id: string; provider_id: string; captures?: { amount: number }[]; refunds?: { amount: number }[] }[]
  }[]
}

const FIELDS = [
  'id',
  'status',
  'currency_code',
  'payment_collections.id',
  'payment_collections.amount',
  ...['id', 'provider_id', 'amount', 'status', 'data', 'authorized_at'].map(
    (f) => `payment_collections.payment_sessions.${f}`,
  ),
  'payment_collections.payments.id',
  'payment_collections.payments.provider_id',
  'payment_collections.payments.captures.amount',
  'payment_collections.payments.refunds.amount',
]

export async function loadOrdersMoney(container: MedusaContainer, orderIds: string[]): Promise<OrderMoney[]> {
  if (!orderIds.length) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: FIELDS, filters: { id: orderIds } })
  return (data as unknown as Row[]).map(toMoney)
}

export async function loadOrderMoney(container: MedusaContainer, orderId: string): Promise<OrderMoney | null> {
  return (await loadOrdersMoney(container, [orderId]))[0] ?? null
}

function toMoney(row: Row): OrderMoney {
  const collections = row.payment_collections ?? []
  const payments = collections
    .flatMap((collection) => collection.payments ?? [])
    .map(({ id, provider_id, captures, refunds }) => ({
      id,
      provider_id,
      captured_fen: sum(captures),
      refunded_fen: sum(refunds),
    }))
  return {
    order_id: row.id,
    canceled: row.status === 'canceled',
    currency_code: row.currency_code,
    collection: collections[0] ? { id: collections[0].id, amount: Number(collections[0].amount) } : null,
    sessions: collections.flatMap((collection) => collection.payment_sessions ?? []).filter((s) => !s.authorized_at),
    payments,
    captured_fen: payments.reduce((total, payment) => total + payment.captured_fen, 0),
  }
}

const sum = (rows: { amount: number }[] | undefined) =>
  (rows ?? []).reduce((total, row) => total + toFen(row.amount), 0)
