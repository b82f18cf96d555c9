/** The account's balance: every charge, refund and dispute moves it, a charge also pays Stripe's fee. */
import { randomBytes } from 'node:crypto'
import type { BalanceTransaction, Store } from './store.ts'

const FEE_RATE_BPS = 340
const LARGEST_PAGE = 100

export function bookMovement(
  store: Store,
  type: BalanceTransaction['type'],
  amount: number,
  currency: string,
  source: string,
): void {
  const fee = type === 'charge' ? Math.round((amount * FEE_RATE_BPS) / 10_000) : 0
  const id = `txn_sandbox${randomBytes(10).toString('hex')}`
  const created = Math.floor(Date.now() / 1000)
  store.put({ id, object: 'balance_transaction', type, amount, fee, net: amount - fee, currency, created, source })
}

/** Newest first, page by page, each with its source in full, as `expand[]=data.source` asks. */
export function listBalance(store: Store, query: URLSearchParams) {
  const from = Number(query.get('created[gte]') ?? 0)
  const to = Number(query.get('created[lt]') ?? Infinity)
  const limit = Math.min(Number(query.get('limit') ?? 10), LARGEST_PAGE)
  const found = store
    .all('balance_transaction')
    .filter(({ created }) => created >= from && created < to)
    .reverse()
  const start = found.findIndex(({ id }) => id === query.get('starting_after')) + 1
  const data = found.slice(start, start + limit).map((one) => ({ ...one, source: sourceOf(store, one.source) }))
  return { object: 'list', url: '/v1/balance_transactions', has_more: start + limit < found.length, data }
}

function sourceOf(store: Store, id: string): unknown {
  const intent = store.all('payment_intent').find(({ latest_charge }) => latest_charge === id)
  if (!intent) return store.objects.get(id) ?? id
  const { amount_received: amount, currency, metadata } = intent
  return { id, object: 'charge', amount, currency, payment_intent: intent.id, metadata }
}
