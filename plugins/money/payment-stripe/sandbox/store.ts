/** What the local Stripe remembers: a journal of every object's latest state, replayed at start. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type IntentStatus = 'requires_payment_method' | 'requires_capture' | 'succeeded' | 'canceled'

export interface Intent {
  id: string
  object: 'payment_intent'
  status: IntentStatus
  amount: number
  amount_capturable: number
  amount_received: number
  currency: string
  capture_method: string
  client_secret: string
  created: number
  customer: string | null
  description: string | null
  latest_charge: string | null
  last_payment_error: { code: string; message: string; type: string } | null
  metadata: Record<string, string>
  payment_method: string | null
  livemode: false
}

export interface Refund {
  id: string
  object: 'refund'
  amount: number
  currency: string
  payment_intent: string
  metadata: Record<string, string>
  status: 'succeeded'
  created: number
}

/** One movement of the account's balance; refunds and lost disputes are negative. */
export interface BalanceTransaction {
  id: string
  object: 'balance_transaction'
  type: 'charge' | 'refund' | 'adjustment'
  amount: number
  fee: number
  net: number
  currency: string
  created: number
  source: string
}

export interface Dispute {
  id: string
  object: 'dispute'
  amount: number
  currency: string
  charge: string | null
  payment_intent: string
  reason: string
  status: 'needs_response' | 'won' | 'lost'
  created: number
  evidence_details: { due_by: number; submission_count: number }
}

export interface Customer {
  id: string
  object: 'customer'
  email: string | null
  name: string | null
}

export type Stored = Intent | Refund | Customer | BalanceTransaction | Dispute
type Line = { key: string; value: Stored | { status: number; body: unknown } }

export class Store {
  readonly objects = new Map<string, Stored>()
  readonly answers = new Map<string, { status: number; body: unknown }>()
  private readonly file: string

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true })
    this.file = join(dataDir, 'journal.jsonl')
    if (existsSync(this.file)) for (const line of readFileSync(this.file, 'utf8').split('\n')) this.replay(line)
  }

  put(value: Stored): void {
    this.objects.set(value.id, value)
    this.write({ key: value.id, value })
  }

  /** Remembers an answer under its idempotency key, so that a repeated call changes nothing. */
  remember(key: string, answer: { status: number; body: unknown }): void {
    this.answers.set(key, answer)
    this.write({ key: `idem:${key}`, value: answer })
  }

  intent(id: string): Intent | undefined {
    const found = this.objects.get(id)
    return found?.object === 'payment_intent' ? found : undefined
  }

  all<K extends Stored['object']>(object: K): Extract<Stored, { object: K }>[] {
    return [...this.objects.values()].filter(
      (value): value is Extract<Stored, { object: K }> => value.object === object,
    )
  }

  refundsOf(intentId: string): Refund[] {
    return [...this.objects.values()].filter(
      (value): value is Refund => value.object === 'refund' && value.payment_intent === intentId,
    )
  }

  private write(line: Line): void {
    appendFileSync(this.file, JSON.stringify(line) + '\n')
  }

  /** A line cut off by a crash is the last one and was never answered: it is passed over. */
  private replay(text: string): void {
    try {
      const { key, value } = JSON.parse(text) as Line
      if (key.startsWith('idem:')) this.answers.set(key.slice(5), value as { status: number; body: unknown })
      else this.objects.set(key, value as Stored)
    } catch {
      return
    }
  }
}
