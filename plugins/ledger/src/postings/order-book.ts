import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '../modules/ledger'
import { MONEY_KINDS } from './chart'
import type { OrderMoney } from './split'

/** What the ledger says an order brought in and gave back so far. */
export type OrderBook = { captured: OrderMoney; refunded: OrderMoney }

export async function readOrderBook(container: MedusaContainer, order_id: string): Promise<OrderBook> {
  const ledger = container.resolve(LEDGER)
  const transactions = await ledger.findByReference('order', order_id)
  const ids = [...new Set(transactions.flatMap(({ entries }) => entries.map(({ account_id }) => account_id)))]
  const accounts = await ledger.listLedgerAccounts({ id: ids }, { select: ['id', 'kind'], take: ids.length })
  const kindOf = new Map(accounts.map(({ id, kind }) => [id, kind]))
  const sum = (transaction: string, ...kinds: string[]) =>
    transactions
      .filter(({ kind }) => kind === transaction)
      .flatMap(({ entries }) => entries)
      .filter(({ account_id }) => kinds.includes(kindOf.get(account_id) ?? ''))
      .reduce((total, { amount_fen }) => total + Math.abs(amount_fen), 0)
  const money = (transaction: string): OrderMoney => ({
    total_fen: sum(transaction, ...MONEY_KINDS),
    freight_fen: sum(transaction, 'freight_income'),
  })
  return { captured: money('payment_captured'), refunded: money('payment_refunded') }
}
