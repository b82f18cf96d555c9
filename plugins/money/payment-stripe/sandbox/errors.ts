/** An error as Stripe words it: status, type, code, and the intent it is about. */
import type { Intent } from './store.ts'

export class StripeError extends Error {
  readonly status: number
  readonly type: string
  readonly code: string
  readonly intent: Intent | undefined

  constructor(status: number, type: string, code: string, message: string, intent?: Intent) {
    super(message)
    this.status = status
    this.type = type
    this.code = code
    this.intent = intent
  }

  body() {
    const { type, code, message, intent } = this
    return { error: { type, code, message, ...(intent ? { payment_intent: intent } : {}) } }
  }
}

export const missing = (what: string) =>
  new StripeError(404, 'invalid_request_error', 'resource_missing', `No such ${what}`)

export const unexpectedState = (intent: Intent, what: string) =>
  new StripeError(
    400,
    'invalid_request_error',
    'payment_intent_unexpected_state',
    `${what}: status is ${intent.status}`,
    intent,
  )
