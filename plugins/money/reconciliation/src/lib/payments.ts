import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'
import type { BillChannel } from '@shanzhen/ports/types'
import type { Movement } from './compare'

/** The shop's own side of a bill: Medusa's captures and refunds of one provider, in whole fen. */
type Row = { id: string; amount: number; created_at: string | Date }
type PaymentRow = {
  id: string
  provider_id: string
  payment_session_id: string
  data: Record<string, unknown> | null
  captures?: Row[]
  refunds?: Row[]
  payment_collection?: { order?: { id: string } | null } | null
}
type Wanted = { payment_session_id: string[] } | { id: string[] }
export type Period = { from: Date; to: Date }

const PAGE = 500
const FIELDS = [
  ...['id', 'provider_id', 'payment_session_id', 'data', 'payment_collection.order.id'],
  ...['captures', 'refunds'].flatMap((part) => ['id', 'amount', 'created_at'].map((field) => `${part}.${field}`)),
]

/** Everything the lines name, and everything the shop itself dates within the period. */
export async function readMovements(
  container: MedusaContainer,
  adapter: BillChannel,
  provider_id: string,
  session_ids: string[],
  period: Period,
): Promise<Movement[]> {
  const dated = await paymentsMovedIn(container, provider_id, period)
  const found = new Map<string, PaymentRow>()
  for (const wanted of [...pages(session_ids, 'payment_session_id'), ...pages(dated, 'id')]) {
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: 'payment', fields: FIELDS, filters: wanted })
    for (const payment of data as unknown as PaymentRow[]) found.set(payment.id, payment)
  }
  const own = [...found.values()].filter((payment) => payment.provider_id === provider_id)
  const numbers = await adapter.numbersOf(own.map(forChannel))
  const numberOf = new Map(numbers.map(({ movement_id, number }) => [movement_id, number]))
  return own.flatMap((payment) => movementsOf(payment, numberOf, period))
}

/** The order behind a payment session; null where there is none. */
export async function orderOfSession(container: MedusaContainer, session_id: string | null): Promise<string | null> {
  if (!session_id) return null
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['payment_collection.order.id'],
    filters: { payment_session_id: [session_id] },
  })
  return (data as unknown as PaymentRow[])[0]?.payment_collection?.order?.id ?? null
}

/** When the shop first took money through a provider; null where it never did. */
export async function firstCapture(container: MedusaContainer, provider_id: string): Promise<Date | null> {
  // Medusa filters by any column, though its type names only a few.
  const filters = { provider_id } as Record<string, unknown>
  const [first] = await container
    .resolve(Modules.PAYMENT)
    .listPayments(filters, { take: 1, order: { created_at: 'ASC' }, select: ['id', 'created_at'] })
  return first?.created_at ? new Date(first.created_at) : null
}

async function paymentsMovedIn(container: MedusaContainer, provider_id: string, { from, to }: Period) {
  const payments = container.resolve(Modules.PAYMENT)
  const filters = { created_at: { $gte: from, $lt: to } } as Record<string, unknown>
  const ids = new Set<string>()
  for (let skip = 0; ; skip += PAGE) {
    const page = { take: PAGE, skip, order: { id: 'ASC' } as const, relations: ['payment'] }
    const captures = await payments.listCaptures(filters, page)
    const refunds = await payments.listRefunds(filters, page)
    for (const { payment } of [...captures, ...refunds]) {
      if (payment?.provider_id === provider_id) ids.add(payment.id)
    }
    if (captures.length < PAGE && refunds.length < PAGE) return [...ids]
  }
}

function* pages<K extends string>(ids: string[], key: K): Generator<Wanted> {
  for (let i = 0; i < ids.length; i += PAGE) yield { [key]: ids.slice(i, i + PAGE) } as unknown as Wanted
}

const forChannel = ({ id, payment_session_id, data, refunds = [] }: PaymentRow) => ({
  id,
  payment_session_id,
  data: data ?? {},
  refunds: oldestFirst(refunds).map((refund) => ({ id: refund.id, amount_fen: toFen(refund.amount) })),
})

function movementsOf(payment: PaymentRow, numberOf: Map<string, string>, period: Period): Movement[] {
  const { id, captures = [], refunds = [] } = payment
  const order_id = payment.payment_collection?.order?.id ?? null
  const due = (at: string | Date) => new Date(at) >= period.from && new Date(at) < period.to
  const movement = (kind: Movement['kind'], key: string, rows: Row[]): Movement[] => {
    const number = numberOf.get(key)
    if (!number || !rows.length) return []
    const amount_fen = rows.reduce((sum, { amount }) => sum + toFen(amount), 0)
    return [{ kind, number, amount_fen, order_id, due: rows.some(({ created_at }) => due(created_at)) }]
  }
  return [...movement('payment', id, captures), ...refunds.flatMap((refund) => movement('refund', refund.id, [refund]))]
}

const oldestFirst = (rows: Row[]) =>
  [...rows].sort((a, b) => +new Date(a.created_at) - +new Date(b.created_at) || (a.id < b.id ? -1 : 1))
