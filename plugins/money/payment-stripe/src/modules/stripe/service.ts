import { MedusaService } from '@medusajs/framework/utils'
import Stripe from 'stripe'
import type { BillChannel, PaymentHere } from '@shanzhen/ports/types'
import { readBalanceDay, sessionOfIntent } from '../../books/balance'
import { refundNumber } from '../../books/numbers'
import { stripeErrors } from '../../errors'
import { stripeHost } from '../../providers/stripe/host'
import type { StripeAtHostOptions } from '../../providers/stripe/service'
import { isFromTheFuture } from '../../providers/stripe/webhook-time'
import { disputeWords, isOver, LOST } from './dispute-words'
import { StripeDispute } from './models/stripe-dispute'

type Options = { apiKey?: string; webhookSecret?: string; baseUrl?: string }

/** Stripe's books for reconciliation: the balance of a day, and the disputes it told of. */
export default class StripeService extends MedusaService({ StripeDispute }) implements BillChannel {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/payment-stripe': {
      apiKey: true,
      webhookSecret: true,
      baseUrl: true,
      publishableKey: true,
      jsUrl: true,
      capture: true,
    } satisfies Record<keyof StripeAtHostOptions, true | readonly string[]>,
  }

  /** The workflow that asks Stripe again how a dispute stands. */
  readonly follow_workflow = 'follow-stripe-dispute'
  private readonly client: Stripe | null
  private readonly webhookSecret: string

  constructor(container: object, options: Options = {}) {
    super(...[container, options])
    const { apiKey, baseUrl, webhookSecret = '' } = options
    this.client = apiKey ? new Stripe(apiKey, baseUrl ? stripeHost(baseUrl) : {}) : null
    this.webhookSecret = webhookSecret
  }

  get connected() {
    return this.client !== null
  }

  /** The day's balance transactions, every page of them. */
  fetchBill(day: string) {
    return readBalanceDay(this.connect(), day)
  }

  /** Under which numbers Stripe knows these payments and their refunds. */
  async numbersOf(payments: PaymentHere[]) {
    return payments.flatMap(({ id, data, refunds }) => {
      if (typeof data.id !== 'string') return []
      const intent = data.id
      let before_fen = 0
      const numbers = refunds.map((refund) => {
        const number = refundNumber(intent, before_fen, refund.amount_fen)
        before_fen += refund.amount_fen
        return { movement_id: refund.id, number }
      })
      return [{ movement_id: id, number: intent }, ...numbers]
    })
  }

  /** Open disputes, those that were lost, and how it stands with those asked for. */
  async listTroubles(known: string[]) {
    const rows = await this.listStripeDisputes({}, { take: null })
    return rows
      .filter(({ dispute_id, status }) => !isOver(status) || status === LOST || known.includes(dispute_id))
      .map((row) => ({
        kind: 'dispute' as const,
        reference: row.dispute_id,
        payment_session_id: row.payment_session_id,
        amount_fen: row.amount_fen,
        currency: row.currency,
        reason: disputeWords(row.reason, row.status),
        due_at: row.due_at,
        settled: isOver(row.status),
        lost_fen: row.status === LOST ? row.amount_fen : 0,
      }))
  }

  /** @throws Stripe's error, or MedusaError, unless Stripe signed this body in these minutes */
  readEvent(raw: string | Buffer, signature: string): Stripe.Event {
    const event = this.connect().webhooks.constructEvent(raw, signature, this.webhookSecret)
    if (isFromTheFuture(signature)) throw stripeErrors.futureWebhook()
    return event
  }

  async findDispute(dispute_id: string): Promise<Stripe.Dispute> {
    return await this.connect().disputes.retrieve(dispute_id)
  }

  async recentDisputes(since_s: number): Promise<Stripe.Dispute[]> {
    const query = { created: { gte: since_s }, limit: 100 }
    return await this.connect().disputes.list(query).autoPagingToArray({ limit: 1000 })
  }

  /** Those Stripe did not say the end of yet. */
  async openDisputes(): Promise<string[]> {
    const rows = await this.listStripeDisputes({}, { take: null, select: ['dispute_id', 'status'] })
    return rows.flatMap(({ dispute_id, status }) => (isOver(status) ? [] : dispute_id))
  }

  /** Keeps Stripe's latest word on a dispute; told twice it is one row, and what is over does not open again. */
  async keepDispute(dispute: Stripe.Dispute): Promise<void> {
    const [known] = await this.listStripeDisputes({ dispute_id: dispute.id }, { take: 1 })
    const due_s = dispute.evidence_details?.due_by
    const seen = { status: dispute.status, due_at: due_s ? new Date(due_s * 1000) : null }
    if (known && !isOver(known.status)) await this.updateStripeDisputes({ id: known.id, ...seen })
    if (known) return
    const intent = typeof dispute.payment_intent === 'string' ? dispute.payment_intent : dispute.payment_intent?.id
    await this.createStripeDisputes({
      ...seen,
      dispute_id: dispute.id,
      payment_intent: intent ?? null,
      payment_session_id: intent ? await sessionOfIntent(this.connect(), intent) : null,
      amount_fen: dispute.amount,
      currency: dispute.currency,
      reason: dispute.reason,
    }).catch(async (error: unknown) => {
      const [winner] = await this.listStripeDisputes({ dispute_id: dispute.id }, { take: 1 })
      if (!winner) throw error
    })
  }

  /** @throws MedusaError not_found in a shop that takes no cards */
  private connect(): Stripe {
    if (!this.client) throw stripeErrors.notOpen()
    return this.client
  }
}
