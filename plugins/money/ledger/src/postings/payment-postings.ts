import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { toFen } from '@shanzhen/money-kit/fen'
import { LEDGER } from '../modules/ledger'
import type { AccountSpec } from '../types'
import { refundWord } from '../words'
import { freightIncome, goodsSales, moneyAccount, refundSource, salesRefunds } from './chart'
import { correctFreight, withBook } from './correct-freight'
import { readOrderBook, readSold } from './order-book'
import { splitCapture, splitRefund } from './split'

type Movement = { id: string; amount: number; created_at: string | Date; metadata?: Record<string, unknown> | null }
type PaymentRow = {
  id: string
  provider_id: string
  currency_code: string
  data?: Record<string, unknown> | null
  captures?: Movement[]
  refunds?: Movement[]
  payment_collection?: { order?: { id: string } | null } | null
}
type Line = [account: AccountSpec, amount_fen: number]

export const captureKey = (id: string) => `capture:${id}`
export const refundKey = (id: string) => `refund:${id}`

const FIELDS = [
  'id',
  'provider_id',
  'currency_code',
  'data',
  ...['id', 'amount', 'created_at'].flatMap((field) => [`captures.${field}`, `refunds.${field}`]),
  'refunds.metadata',
  'payment_collection.order.id',
]

/**
 * Posts every capture and refund of these payments that has no posting yet; safe to repeat, in any order and at once. A
 * payment whose order is still being written waits for the next time.
 */
export async function postPayments(container: MedusaContainer, payment_ids: string[]): Promise<void> {
  if (!payment_ids.length) return
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'payment', fields: FIELDS, filters: { id: payment_ids } })
  for (const payment of data as unknown as PaymentRow[]) {
    const id = payment.payment_collection?.order?.id
    if (id) await withBook(container, id, () => postPayment(container, payment, id))
  }
}

async function postPayment(container: MedusaContainer, payment: PaymentRow, order_id: string): Promise<void> {
  const { currency_code, captures = [], refunds = [] } = payment
  const known = await container
    .resolve(LEDGER)
    .knownKeys([...captures.map(({ id }) => captureKey(id)), ...refunds.map(({ id }) => refundKey(id))])
  const currency = currency_code.toLowerCase()
  const money = moneyAccount(payment, currency)
  const source = refundSource(payment, currency)
  const sold = await readSold(container, order_id)
  if (!sold) return
  for (const movement of oldestFirst(captures).filter(({ id }) => !known.has(captureKey(id)))) {
    const amount_fen = toFen(movement.amount)
    const book = await readOrderBook(container, order_id)
    const part = splitCapture(sold, book.captured, amount_fen)
    await post(container, captureKey(movement.id), 'payment_captured', order_id, currency, movement, [
      [money, amount_fen],
      [goodsSales(currency), -part.goods_fen],
      [freightIncome(currency), -part.freight_fen],
    ])
  }
  // Before a refund takes goods first: what staff took off the carriage counts with them.
  await correctFreight(container, order_id, sold)
  for (const movement of oldestFirst(refunds).filter(({ id }) => !known.has(refundKey(id)))) {
    const amount_fen = toFen(movement.amount)
    const book = await readOrderBook(container, order_id)
    const part = splitRefund(book.captured, book.refunded, amount_fen, saidFreight(movement))
    await post(
      container,
      refundKey(movement.id),
      'payment_refunded',
      order_id,
      currency,
      movement,
      [
        [salesRefunds(currency), part.goods_fen],
        [freightIncome(currency), part.freight_fen],
        [source, -amount_fen],
      ],
      refundWord(movement.metadata),
    )
  }
}

/** A process that lost the lock may have written it with another split: the first one stands. */
async function post(
  container: MedusaContainer,
  idempotency_key: string,
  kind: string,
  order_id: string,
  currency: string,
  movement: Movement,
  lines: Line[],
  description: string | null = null,
): Promise<void> {
  const ledger = container.resolve(LEDGER)
  const parts = lines.filter(([, amount_fen]) => amount_fen !== 0)
  if (parts.length < 2) return
  const accounts = await ledger.ensureAccounts(parts.map(([account]) => account))
  try {
    await ledger.post({
      idempotency_key,
      kind,
      description,
      reference_type: 'order',
      reference_id: order_id,
      currency,
      effective_at: new Date(movement.created_at),
      entries: parts.map(([, amount_fen], i) => ({ account_id: accounts[i].id, amount_fen })),
    })
  } catch (error) {
    if (!(await ledger.knownKeys([idempotency_key])).size) throw error
  }
}

const oldestFirst = (movements: Movement[]) =>
  [...movements].sort((a, b) => +new Date(a.created_at) - +new Date(b.created_at) || (a.id < b.id ? -1 : 1))

const saidFreight = ({ metadata }: Movement): number | undefined =>
  typeof metadata?.freight_fen === 'number' ? metadata.freight_fen : undefined
