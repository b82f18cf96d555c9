import { createHash } from 'node:crypto'
import type { BillLine } from '@shanzhen/ports/types'
import type Stripe from 'stripe'

const DAY_S = 86_400
const MOST = 10_000

/** Every page of the day; Stripe gives no hash, so the one kept is of what was read. */
export async function readBalanceDay(stripe: Stripe, day: string) {
  const from = Math.floor(new Date(`${day}T00:00:00+08:00`).getTime() / 1000)
  const transactions = await stripe.balanceTransactions
    .list({ created: { gte: from, lt: from + DAY_S }, limit: 100, expand: ['data.source'] })
    .autoPagingToArray({ limit: MOST })
  if (transactions.length >= MOST) throw new Error(`Stripe 当天的流水超过 ${MOST} 笔`)
  const moved = transactions.filter(({ type }) => type !== 'payout')
  if (moved.length === 0) return { state: 'empty' as const }
  const content = Buffer.from(JSON.stringify(moved, null, 1))
  const hash = createHash('sha256').update(content).digest('hex')
  const sessionOf = sessionsOf(stripe)
  const lines: BillLine[] = []
  for (const transaction of moved) lines.push(await lineOf(transaction, sessionOf))
  return { state: 'there' as const, hash, file: { name: `stripe-${day}.json`, content }, lines }
}

type Source = {
  id?: string
  object?: string
  amount?: number
  currency?: string
  payment_intent?: string | { id: string } | null
  metadata?: Record<string, string> | null
}

async function lineOf(
  transaction: Stripe.BalanceTransaction,
  sessionOf: (intent_id: string) => Promise<string | null>,
): Promise<BillLine> {
  const source = (
    typeof transaction.source === 'string' ? { id: transaction.source } : transaction.source
  ) as Source | null
  const intent =
    typeof source?.payment_intent === 'string' ? source.payment_intent : (source?.payment_intent?.id ?? null)
  const payment = transaction.type === 'charge' || transaction.type === 'payment'
  const refund = source?.object === 'refund'
  const own = payment ? intent : refund ? source?.metadata?.refund_no : null
  return {
    kind: payment ? 'payment' : 'refund',
    our_number: own ?? source?.id ?? transaction.id,
    channel_number: transaction.id,
    payment_session_id: intent ? (source?.metadata?.session_id ?? (await sessionOf(intent))) : null,
    // In the buyer's currency where the source tells it; the balance may be kept in another one.
    amount_fen: Math.abs((payment || refund ? source?.amount : undefined) ?? transaction.amount),
    currency: source?.currency ?? transaction.currency,
    fee_fen: transaction.fee,
    fee_currency: transaction.currency,
    occurred_at: new Date(transaction.created * 1000),
    raw: {
      type: transaction.type,
      amount: String(transaction.amount),
      fee: String(transaction.fee),
      source: source?.id ?? '',
    },
  }
}

/** Whose money an intent is; asked once per intent. */
function sessionsOf(stripe: Stripe) {
  const known = new Map<string, Promise<string | null>>()
  return (intent_id: string) => {
    const asked = known.get(intent_id) ?? sessionOfIntent(stripe, intent_id)
    known.set(intent_id, asked)
    return asked
  }
}

export const sessionOfIntent = (stripe: Stripe, intent_id: string): Promise<string | null> =>
  stripe.paymentIntents.retrieve(intent_id).then(({ metadata }) => metadata.session_id ?? null)
