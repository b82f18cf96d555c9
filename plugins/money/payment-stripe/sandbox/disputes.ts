/** A buyer goes to the bank instead of to the shop: the money is held back until the bank has decided. */
import { randomBytes } from 'node:crypto'
import { bookMovement } from './balance.ts'
import { missing } from './errors.ts'
import type { Emit } from './intents.ts'
import type { Dispute, Store } from './store.ts'

const DAYS_TO_ANSWER = 7

export class Disputes {
  private readonly store: Store
  private readonly emit: Emit

  constructor(store: Store, emit: Emit) {
    this.store = store
    this.emit = emit
  }

  get(id: string): Dispute {
    const found = this.store.all('dispute').find((dispute) => dispute.id === id)
    if (!found) throw missing('dispute')
    return found
  }

  list() {
    return { object: 'list', url: '/v1/disputes', has_more: false, data: this.store.all('dispute').reverse() }
  }

  open(payment_intent: string, reason = 'general'): Dispute {
    const intent = this.store.intent(payment_intent)
    if (!intent || intent.status !== 'succeeded') throw missing('payment_intent')
    const created = Math.floor(Date.now() / 1000)
    const dispute: Dispute = {
      id: `dp_sandbox${randomBytes(10).toString('hex')}`,
      object: 'dispute',
      amount: intent.amount_received,
      currency: intent.currency,
      charge: intent.latest_charge,
      payment_intent,
      reason,
      status: 'needs_response',
      created,
      evidence_details: { due_by: created + DAYS_TO_ANSWER * 86_400, submission_count: 0 },
    }
    this.store.put(dispute)
    bookMovement(this.store, 'adjustment', -dispute.amount, dispute.currency, dispute.id)
    this.emit('charge.dispute.created', dispute)
    return dispute
  }

  close(id: string, status: 'won' | 'lost'): Dispute {
    const closed: Dispute = { ...this.get(id), status }
    this.store.put(closed)
    if (status === 'won') bookMovement(this.store, 'adjustment', closed.amount, closed.currency, closed.id)
    this.emit('charge.dispute.closed', closed)
    return closed
  }

  /** The tester's words: open one, or end one. */
  act(path: string, body: string): Dispute {
    const end = /^\/__sandbox\/disputes\/([^/]+)\/(won|lost)$/.exec(path)
    if (end) return this.close(end[1] ?? '', end[2] === 'won' ? 'won' : 'lost')
    const { payment_intent, reason } = JSON.parse(body || '{}') as { payment_intent?: string; reason?: string }
    return this.open(payment_intent ?? '', reason)
  }
}
