import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'

/** An order's money twice over: as its payments moved it, and as the order has booked it. */
export type MoneyRecord = {
  order_id: string
  currency_code: string
  canceled: boolean
  /** What the order says is still to be paid; negative: to be given back. */
  pending_fen: number
  /** What it is worth less for refunds so far. */
  credited_fen: number
  movements: Movement[]
  bookings: { id: string; reference: string; reference_id: string; amount_fen: number }[]
}
/** A capture or refund of Medusa's payment module; the amount is positive. */
export type Movement = {
  kind: 'capture' | 'refund'
  id: string
  payment_id: string
  payment_collection_id: string
  amount_fen: number
  /** Of a refund: how much less the order is worth for it; null where nobody said. */
  credit_fen: number | null
  created_at: Date
}

type Row = {
  id: string
  status: string
  currency_code: string
  summary?: { pending_difference?: number }
  /** What goods sent once more were written off by (`resend`) was given back to nobody. */
  credit_lines?: { amount: number; reference: string | null }[]
  payment_collections?: {
    id: string
    payments?: { id: string; captures?: Part[]; refunds?: Part[] }[]
  }[]
}
type Part = { id: string; amount: number; created_at: string | Date; metadata?: Record<string, unknown> | null }

const PAGE = 200
/** Of one order: far more than its money ever moves. */
const BOOKINGS = 500
const PART = ['id', 'amount', 'created_at']

type Moved = { id: string; payment_id: string }

/** The orders whose money moved in this time, page by page: none is left out, however many. */
export async function* ordersWithMovedMoney(
  container: MedusaContainer,
  { since, before }: { since: Date; before: Date },
): AsyncGenerator<string[]> {
  const payments = container.resolve(Modules.PAYMENT)
  const seen = new Set<string>()
  for (const list of ['listCaptures', 'listRefunds'] as const) {
    for (let after = ''; ;) {
      const moved = { created_at: { $gte: since, $lt: before }, id: { $gt: after } } as object
      const config = { take: PAGE, select: ['id', 'payment_id'], order: { id: 'ASC' } } as object
      const page = (await payments[list](moved, config)) as unknown as Moved[]
      const orders = (await ordersOf(container, page)).filter((id) => !seen.has(id))
      orders.forEach((id) => seen.add(id))
      if (orders.length) yield orders
      if (page.length < PAGE) break
      after = page[page.length - 1].id
    }
  }
}

async function ordersOf(container: MedusaContainer, parts: Moved[]): Promise<string[]> {
  const ids = [...new Set(parts.map(({ payment_id }) => payment_id))]
  if (!ids.length) return []
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['payment_collection.order.id'],
    filters: { id: ids },
  })
  const rows = data as unknown as { payment_collection?: { order?: { id: string } | null } | null }[]
  return [...new Set(rows.flatMap(({ payment_collection }) => payment_collection?.order?.id ?? []))]
}

export async function readMoneyRecords(container: MedusaContainer, order_ids: string[]): Promise<MoneyRecord[]> {
  if (!order_ids.length) return []
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [
      'id',
      'status',
      'currency_code',
      'summary',
      'credit_lines.amount',
      'credit_lines.reference',
      'payment_collections.id',
      'payment_collections.payments.id',
      ...PART.map((field) => `payment_collections.payments.captures.${field}`),
      ...[...PART, 'metadata'].map((field) => `payment_collections.payments.refunds.${field}`),
    ],
    filters: { id: order_ids },
  })
  const booked = await container
    .resolve(Modules.ORDER)
    .listOrderTransactions(
      { order_id: order_ids },
      { take: BOOKINGS * order_ids.length, select: ['id', 'order_id', 'reference', 'reference_id', 'amount'] },
    )
  return (data as unknown as Row[]).map((row) => ({
    order_id: row.id,
    currency_code: row.currency_code,
    canceled: row.status === 'canceled',
    pending_fen: toFen(row.summary?.pending_difference ?? 0),
    credited_fen: (row.credit_lines ?? [])
      .filter(({ reference }) => reference !== 'resend')
      .reduce((sum, { amount }) => sum + toFen(amount), 0),
    movements: movementsOf(row),
    bookings: booked
      .filter(({ order_id }) => order_id === row.id)
      .map(({ id, reference, reference_id, amount }) => ({
        id,
        reference: reference ?? '',
        reference_id: reference_id ?? '',
        amount_fen: toFen(Number(amount)),
      })),
  }))
}

function movementsOf(row: Row): Movement[] {
  return (row.payment_collections ?? []).flatMap(({ id: payment_collection_id, payments = [] }) =>
    payments.flatMap(({ id: payment_id, captures = [], refunds = [] }) => {
      const movement = (kind: Movement['kind']) => (part: Part) => ({
        kind,
        id: part.id,
        payment_id,
        payment_collection_id,
        amount_fen: toFen(part.amount),
        credit_fen: typeof part.metadata?.credit_fen === 'number' ? part.metadata.credit_fen : null,
        created_at: new Date(part.created_at),
      })
      return [...captures.map(movement('capture')), ...refunds.map(movement('refund'))]
    }),
  )
}
