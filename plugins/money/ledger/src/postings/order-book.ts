import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'
import { LEDGER } from '../modules/ledger'
import { MONEY_KINDS } from './chart'
import type { OrderMoney } from './split'

/** Moves money of an order between goods and freight, where its carriage was booked by another state of the order. */
export const FREIGHT_CORRECTED = 'freight_corrected'

/** What the ledger says an order brought in and gave back so far. */
export type OrderBook = { captured: OrderMoney; refunded: OrderMoney; corrections: number }

export async function readOrderBook(container: MedusaContainer, order_id: string): Promise<OrderBook> {
  const ledger = container.resolve(LEDGER)
  const transactions = await ledger.findByReference('order', order_id)
  const ids = [...new Set(transactions.flatMap(({ entries }) => entries.map(({ account_id }) => account_id)))]
  const accounts = await ledger.listLedgerAccounts({ id: ids }, { select: ['id', 'kind'], take: ids.length })
  const kindOf = new Map(accounts.map(({ id, kind }) => [id, kind]))
  const debits = (of: string[], kinds: string[]) =>
    transactions
      .filter(({ kind }) => of.includes(kind.replace(/_reversal$/, '')))
      .flatMap(({ entries }) => entries)
      .filter(({ account_id }) => kinds.includes(kindOf.get(account_id) ?? ''))
      .reduce((total, { amount_fen }) => total + amount_fen, 0)
  return {
    captured: {
      total_fen: debits(['payment_captured'], MONEY_KINDS),
      freight_fen: -debits(['payment_captured', FREIGHT_CORRECTED], ['freight_income']) || 0,
    },
    refunded: {
      total_fen: -debits(['payment_refunded'], MONEY_KINDS) || 0,
      freight_fen: debits(['payment_refunded'], ['freight_income']),
    },
    corrections: transactions.filter(({ kind }) => kind.startsWith(FREIGHT_CORRECTED)).length,
  }
}

type Row = {
  item_total: number
  shipping_total: number
  currency_code: string
  summary?: { current_order_total?: number }
}
export type Sold = OrderMoney & { worth_fen: number; currency: string }

/** What an order was sold for, as it stands, and what of that is still its worth. null: there is no such order. */
export async function readSold(container: MedusaContainer, order_id: string): Promise<Sold | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    // The order's `total` shrinks with every refund; what was sold does not.
    fields: ['item_total', 'shipping_total', 'currency_code', 'summary'],
    filters: { id: order_id },
  })
  const [row] = data as unknown as Row[]
  if (!row) return null
  const freight_fen = toFen(row.shipping_total)
  return {
    total_fen: toFen(row.item_total) + freight_fen,
    ...{ freight_fen, worth_fen: toFen(row.summary?.current_order_total), currency: row.currency_code.toLowerCase() },
  }
}
