/** The life of a PaymentIntent: made, confirmed with a card, captured, cancelled, refunded. */
import { randomBytes } from 'node:crypto'
import { bookMovement } from './balance.ts'
import { missing, StripeError, unexpectedState } from './errors.ts'
import type { Dispute, Intent, Refund, Store } from './store.ts'

export type Emit = (type: string, object: Intent | Refund | Dispute) => void
type Fields = Record<string, string>

const DECLINED_CARD = '4000000000000002'

export class Intents {
  private readonly store: Store
  private readonly emit: Emit

  constructor(store: Store, emit: Emit) {
    this.store = store
    this.emit = emit
  }

  create(fields: Fields): Intent {
    const amount = wholeAmount(fields.amount)
    const id = `pi_sandbox${randomBytes(12).toString('hex')}`
    const intent: Intent = {
      id,
      object: 'payment_intent',
      status: 'requires_payment_method',
      amount,
      amount_capturable: 0,
      amount_received: 0,
      currency: fields.currency ?? 'cny',
      capture_method: fields.capture_method ?? 'automatic',
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      created: Math.floor(Date.now() / 1000),
      customer: fields.customer ?? null,
      description: fields.description ?? null,
      latest_charge: null,
      last_payment_error: null,
      metadata: nested(fields, 'metadata'),
      payment_method: null,
      livemode: false,
    }
    this.store.put(intent)
    this.emit('payment_intent.created', intent)
    return intent
  }

  get(id: string): Intent {
    const intent = this.store.intent(id)
    if (!intent) throw missing('payment_intent')
    return intent
  }

  update(id: string, fields: Fields): Intent {
    const intent = this.get(id)
    if (intent.status !== 'requires_payment_method')
      throw unexpectedState(intent, 'This PaymentIntent cannot be updated')
    return this.save({ ...intent, amount: fields.amount ? wholeAmount(fields.amount) : intent.amount })
  }

  /** The buyer's card. @throws StripeError card_declined, and the intent stays open for another try. */
  confirm(id: string, card: string): Intent {
    const intent = this.get(id)
    if (intent.status === 'succeeded') return intent
    if (intent.status !== 'requires_payment_method')
      throw unexpectedState(intent, 'This PaymentIntent cannot be confirmed')
    if (card === DECLINED_CARD) return this.decline(intent)
    const paid = { ...intent, last_payment_error: null, payment_method: `pm_sandbox${randomBytes(8).toString('hex')}` }
    if (intent.capture_method === 'manual') {
      const held = this.save({ ...paid, status: 'requires_capture', amount_capturable: intent.amount })
      this.emit('payment_intent.amount_capturable_updated', held)
      return held
    }
    return this.succeed(paid, intent.amount)
  }

  capture(id: string): Intent {
    const intent = this.get(id)
    if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'This PaymentIntent could not be captured')
    return this.succeed(intent, intent.amount_capturable)
  }

  cancel(id: string): Intent {
    const intent = this.get(id)
    if (intent.status === 'succeeded' || intent.status === 'canceled') {
      throw unexpectedState(intent, 'You cannot cancel this PaymentIntent')
    }
    const canceled = this.save({ ...intent, status: 'canceled', amount_capturable: 0 })
    this.emit('payment_intent.canceled', canceled)
    return canceled
  }

  refund(fields: Fields): Refund {
    const intent = this.get(fields.payment_intent)
    const before = this.store.refundsOf(intent.id).reduce((sum, refund) => sum + refund.amount, 0)
    const left = intent.amount_received - before
    const amount = fields.amount ? wholeAmount(fields.amount) : left
    if (left <= 0)
      throw new StripeError(
        400,
        'invalid_request_error',
        'charge_already_refunded',
        'Charge has already been refunded.',
      )
    if (amount > left) {
      throw new StripeError(
        400,
        'invalid_request_error',
        'amount_too_large',
        `Refund amount is greater than what is left (${left})`,
      )
    }
    const refund: Refund = {
      id: `re_sandbox${randomBytes(10).toString('hex')}`,
      object: 'refund',
      amount,
      currency: intent.currency,
      payment_intent: intent.id,
      metadata: nested(fields, 'metadata'),
      status: 'succeeded',
      created: Math.floor(Date.now() / 1000),
    }
    this.store.put(refund)
    bookMovement(this.store, 'refund', -amount, intent.currency, refund.id)
    this.emit('refund.created', refund)
    return refund
  }

  private decline(intent: Intent): never {
    const error = { code: 'card_declined', message: 'Your card was declined.', type: 'card_error' }
    const failed = this.save({ ...intent, last_payment_error: error })
    this.emit('payment_intent.payment_failed', failed)
    throw new StripeError(402, 'card_error', error.code, error.message, failed)
  }

  private succeed(intent: Intent, amount_received: number): Intent {
    const charge = `ch_sandbox${randomBytes(10).toString('hex')}`
    const done = this.save({
      ...intent,
      status: 'succeeded',
      amount_received,
      amount_capturable: 0,
      latest_charge: charge,
    })
    bookMovement(this.store, 'charge', amount_received, intent.currency, charge)
    this.emit('payment_intent.succeeded', done)
    return done
  }

  private save(intent: Intent): Intent {
    this.store.put(intent)
    return intent
  }
}

function wholeAmount(text: string | undefined): number {
  const amount = Number(text)
  if (!Number.isInteger(amount) || amount < 1) {
    throw new StripeError(400, 'invalid_request_error', 'parameter_invalid_integer', `Invalid integer: ${text}`)
  }
  return amount
}

/** `metadata[session_id]=…` of a form body → `{ session_id: … }`. */
function nested(fields: Fields, name: string): Record<string, string> {
  const pattern = new RegExp(`^${name}\\[(.+)\\]$`)
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const inner = pattern.exec(key)?.[1]
      return inner ? [[inner, value]] : []
    }),
  )
}
