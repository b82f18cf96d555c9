import { AbstractPaymentProvider, MedusaError } from '@medusajs/framework/utils'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  PaymentSessionStatus,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from '@medusajs/framework/types'
import { WechatPayClient } from '../../lib/client'
import { hasCode, WechatPayError } from '../../lib/errors'
import { matchTransaction } from '../../lib/match'
import { fenFromYuan } from '../../lib/money'
import { parseOptions, type WechatPayOptions } from '../../lib/options'
import { placeOrder } from '../../lib/place-order'
import { PostgresRefundRegister } from '../../lib/postgres-refund-register'
import type { RefundRegister } from '../../lib/refund-register'
import { parseRequest, parseSessionData, type SessionData } from '../../lib/session-data'

type Cradle = { __pg_connection__?: Knex; refund_register?: RefundRegister }

/**
 * WeChat Pay as Medusa sees it. The order comes first: until the money is there a session is `pending_authorization`,
 * and nothing but WeChat's own signed answer makes it captured.
 */
export class WechatPayProvider extends AbstractPaymentProvider<WechatPayOptions> {
  static override identifier = 'wechatpay'
  private readonly client: WechatPayClient
  private readonly options: WechatPayOptions
  private readonly register: RefundRegister

  constructor(cradle: Cradle, options: unknown) {
    const parsed = parseOptions(options)
    super({}, parsed)
    this.options = parsed
    this.client = new WechatPayClient(parsed)
    const knex = cradle.__pg_connection__
    const register = knex ? new PostgresRefundRegister(knex) : cradle.refund_register
    if (!register) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, 'WeChat Pay needs a refund register')
    this.register = register
  }

  static override validateOptions(options: Record<string, unknown>) {
    parseOptions(options)
  }

  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const request = parseRequest(input.data)
    const amount_fen = fenFromYuan(input.amount, input.currency_code)
    const data = await placeOrder(this.client, this.options, request, amount_fen, 0)
    return { id: data.out_trade_no, data, status: 'pending' }
  }

  /** A changed amount or an outlived link: the old number is closed first, then a new one is placed. */
  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const data = parseSessionData(input.data)
    const amount_fen = fenFromYuan(input.amount, input.currency_code)
    const linkLives = new Date(data.link_expires_at).getTime() > Date.now()
    if (amount_fen === data.amount_fen && linkLives) return { data }
    try {
      await this.close(data.out_trade_no)
    } catch (error) {
      // Paid meanwhile: the paid session stays as it is, and the next query captures it.
      if (hasCode(error, 'ORDER_PAID')) return { data, status: 'pending_authorization' }
      throw error
    }
    return { data: await placeOrder(this.client, this.options, data, amount_fen, data.revision + 1) }
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const data = parseSessionData(input.data)
    const { status, data: seen } = await this.ask(data)
    return { status, data: { ...data, ...seen } }
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const data = parseSessionData(input.data)
    const { status, data: seen } = await this.ask(data)
    // A refund leaves a captured payment captured: Medusa counts refunds itself.
    const paidOnce = seen.trade_state === 'REFUND' && data.transaction_id !== null
    return { status: paidOnce ? 'captured' : status, data: { ...data, ...seen } }
  }

  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const data = parseSessionData(input.data)
    return { data: { ...data, ...(await this.ask(data)).data } }
  }

  /** WeChat takes the money in one go: what is authorized is captured already. */
  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const data = parseSessionData(input.data)
    if (data.transaction_id) return { data }
    const { status, data: seen } = await this.ask(data)
    if (status !== 'captured') throw new MedusaError(MedusaError.Types.NOT_ALLOWED, '微信支付还没有收到这笔款。')
    return { data: { ...data, ...seen } }
  }

  /** @throws WechatPayError REFUND_IN_PROGRESS, REFUND_IN_DOUBT, NOT_ENOUGH, … */
  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = parseSessionData(input.data)
    const amount_fen = fenFromYuan(input.amount, data.currency_code)
    const refund_key = input.context?.idempotency_key
    if (!refund_key) throw new MedusaError(MedusaError.Types.INVALID_DATA, 'A refund needs its idempotency key')
    const { out_trade_no } = data
    const out_refund_no = await this.register.claim({ out_trade_no, amount_fen, refund_key })
    try {
      const refund = await this.client.refund({
        out_trade_no,
        out_refund_no,
        refund_fen: amount_fen,
        total_fen: data.amount_fen,
        notify_url: `${this.options.notify_base_url}/hooks/wechatpay/refund`,
      })
      if (refund.amount.refund !== amount_fen) throw new WechatPayError('AMOUNT_MISMATCH')
      const { refund_id } = refund
      const known = await this.register.settle(out_refund_no, 'accepted', refund.status)
      const status = known.get(out_refund_no) ?? refund.status
      const entry = { out_refund_no, refund_id, refund_key, amount_fen, status, updated_at: new Date().toISOString() }
      // `data` was read before WeChat was asked: what was notified about the others meanwhile is not written over.
      const others = data.refunds
        .filter((other) => other.out_refund_no !== out_refund_no)
        .map((other) => ({ ...other, status: known.get(other.out_refund_no) ?? other.status }))
      return { data: { ...data, refunds: [...others, entry] } }
    } catch (error) {
      const refused = error instanceof WechatPayError && !error.retriable && (error.http_status ?? 500) < 500
      await this.register.settle(out_refund_no, refused ? 'refused' : 'in_doubt')
      throw error
    }
  }

  /** @throws WechatPayError ORDER_PAID: a paid order is refunded, never closed */
  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const data = parseSessionData(input.data)
    await this.close(data.out_trade_no)
    return { data: { ...data, trade_state: 'CLOSED' } }
  }

  /** @throws WechatPayError ORDER_PAID, so that Medusa keeps the paid session */
  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    // Medusa also deletes a session that never got its number: nothing is open at WeChat then.
    if (typeof input.data?.out_trade_no !== 'string') return { data: input.data }
    return await this.cancelPayment(input)
  }

  /** WeChat has its own callback route: Medusa's answers before it verifies. */
  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: 'not_supported' }
  }

  private async close(out_trade_no: string) {
    try {
      await this.client.close(out_trade_no)
    } catch (error) {
      // Never placed, or closed by the clock: either way nobody can pay it any more.
      if (!hasCode(error, 'ORDER_NOT_EXIST', 'ORDER_CLOSED')) throw error
    }
  }

  private async ask(data: SessionData): Promise<{ status: PaymentSessionStatus; data: Partial<SessionData> }> {
    try {
      return matchTransaction(data, await this.client.query(data.out_trade_no))
    } catch (error) {
      if (hasCode(error, 'ORDER_NOT_EXIST')) return { status: 'canceled', data: { trade_state: 'CLOSED' } }
      throw error
    }
  }
}
