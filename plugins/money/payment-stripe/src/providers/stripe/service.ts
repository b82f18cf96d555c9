/**
 * Medusa's Stripe provider with five things changed: the host is a setting, a buyer cannot steer the PaymentIntent,
 * a declined card leaves the payment open for another try, closing a paid intent says so, and a repeated refund keeps
 * its idempotency key.
 */
import type {
  CancelPaymentInput,
  CancelPaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
} from '@medusajs/framework/types'
import { MathBN } from '@medusajs/framework/utils'
import StripeProviderService from '@medusajs/payment-stripe/dist/services/stripe-provider'
import Stripe from 'stripe'
import { stripeErrors } from '../../errors'
import type { StripeSessionData } from '../../types'
import { refundNumber } from '../../books/numbers'
import { stripeHost } from './host'
import { sessionData } from './session-data'
import { isFromTheFuture } from './webhook-time'

export interface StripeAtHostOptions {
  apiKey: string
  webhookSecret?: string
  capture?: boolean
  /** `https://api.stripe.com` unless a local gateway stands in. */
  baseUrl?: string
  publishableKey?: string
  jsUrl?: string
}

export default class StripeAtHostService extends StripeProviderService {
  static identifier = 'stripe'

  private readonly settings: StripeAtHostOptions

  constructor(cradle: Record<string, unknown>, options: StripeAtHostOptions) {
    super(cradle as never, options as never)
    this.settings = options
    if (options.baseUrl) this.stripe_ = new Stripe(options.apiKey, stripeHost(options.baseUrl))
  }

  /** @param input.data only `session_id` and a description are taken: everything else a client could have sent. */
  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const { session_id, description } = (input.data ?? {}) as { session_id?: string; description?: string }
    const answer = await super.initiatePayment({
      ...input,
      data: { session_id, ...(description ? { payment_description: description } : {}) },
    })
    if (!answer.data?.id) throw stripeErrors.noAnswer()
    return this.forBuyer(answer)
  }

  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return this.cancelPayment(input)
  }

  /** @throws MedusaError `ORDER_PAID` when the money is already here: the caller then keeps the payment. */
  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const id = input.data?.id as string | undefined
    if (!id) return { data: input.data }
    const intent = await this.stripe_.paymentIntents.retrieve(id)
    if (intent.status === 'succeeded' || intent.status === 'processing') throw stripeErrors.alreadyPaid()
    if (intent.status === 'canceled') return { data: { ...sessionData(intent, this.settings) } }
    try {
      return { data: { ...sessionData(await this.stripe_.paymentIntents.cancel(id), this.settings) } }
    } catch (error) {
      const now = await this.stripe_.paymentIntents.retrieve(id)
      if (now.status === 'succeeded') throw stripeErrors.alreadyPaid()
      if (now.status === 'canceled') return { data: { ...sessionData(now, this.settings) } }
      throw error
    }
  }

  /**
   * Medusa forgets a failed refund's row, and with it the key it would have repeated; the key here depends on the
   * intent, the amount and what was refunded before, so a retry after a lost answer refunds once. A refund whose row
   * outlived a crash comes again under its own id.
   */
  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = input.data as unknown as StripeSessionData
    const { refunded_fen: before_fen = 0, refund_ids = [] } = data
    const refund_id = input.context?.idempotency_key
    if (refund_id && refund_ids.includes(refund_id)) return { data: { ...data } }
    const amount_fen = MathBN.mult(input.amount, 100).toNumber()
    const refund_no = refundNumber(data.id, before_fen, amount_fen)
    try {
      const terms = { payment_intent: data.id, amount: amount_fen, metadata: { refund_no } }
      await this.stripe_.refunds.create(terms, { idempotencyKey: `refund:${refund_no}` })
    } catch (error) {
      await this.refundedAlready(error, data.id, refund_no)
    }
    const known = refund_id ? [...refund_ids, refund_id] : refund_ids
    return { data: { ...data, refunded_fen: before_fen + amount_fen, refund_ids: known } }
  }

  /** A refund whose key Stripe has forgotten is known by its number; anything else is a refusal. */
  private async refundedAlready(error: unknown, intent_id: string, refund_no: string): Promise<void> {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    const { data } = await this.stripe_.refunds.list({ payment_intent: intent_id, limit: 100 })
    if (!data.some(({ metadata }) => metadata?.refund_no === refund_no)) throw stripeErrors.refundRefused()
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.forBuyer(await super.getPaymentStatus(input))
  }

  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return this.forBuyer(await super.updatePayment(input))
  }

  constructWebhookEvent(payload: ProviderWebhookPayload['payload']): Stripe.Event {
    const event = super.constructWebhookEvent(payload) as Stripe.Event
    if (isFromTheFuture(String(payload.headers['stripe-signature']))) throw stripeErrors.futureWebhook()
    return event
  }

  /** A declined card is no end: the buyer may try another one on the same intent. */
  private forBuyer<T extends { status?: GetPaymentStatusOutput['status']; data?: Record<string, unknown> }>(
    answer: T,
  ): T {
    return {
      ...answer,
      status: answer.status === 'error' ? 'pending' : answer.status,
      data: { ...sessionData(answer.data as unknown as Stripe.PaymentIntent, this.settings) },
    }
  }
}
