import { MedusaError, MedusaService } from '@medusajs/framework/utils'
import type { InferTypeOf } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { BillChannel, PaymentHere, TransferOrder, Transfers } from '@shanzhen/ports/types'
import { downloadBill } from '../../bills/download'
import { linesOf } from '../../bills/lines'
import { parseBill } from '../../bills/parse'
import { WechatPayClient } from '../../lib/client'
import { OPTIONS, parseOptions, type WechatPayOptions } from '../../lib/options'
import { sessionIdOf } from '../../lib/session-data'
import { cancelBill, findBill, sendBill } from '../../transfers/bills'
import { receiptOf } from '../../transfers/receipt'
import { WechatCallback } from './models/wechat-callback'
import { WechatRefund } from './models/wechat-refund'

export type StoredCallback = InferTypeOf<typeof WechatCallback>
type NewCallback = Pick<StoredCallback, 'callback_id' | 'event_type' | 'out_trade_no' | 'resource'>

const REFUND_WORDS: Record<string, string> = {
  ABNORMAL: '微信退款异常：买家的银行卡或账户收不了款，请在商户平台处理，或改用其他方式退给买家。',
  CLOSED: '微信退款已关闭：这笔钱没有退给买家，请重新退款。',
  SUCCESS: '微信支付已退款成功。',
}
const FIRST_RETRY_S = 20
const LAST_ATTEMPT = 20

/** Keeps what WeChat Pay told us, and the line to it for routes, workflows and jobs. */
export default class WechatPayService
  extends MedusaService({ WechatCallback, WechatRefund })
  implements BillChannel, Transfers
{
  /** Options of the plugin, by name. */
  static readonly takes = { '@shanzhen/payment-wechatpay': { ...OPTIONS, transferNews: true } }

  private readonly connection: { client: WechatPayClient; options: WechatPayOptions } | null

  /** The container key of whoever keeps transfers (`TransferNews`). */
  readonly news: string | undefined
  readonly ports: Need[]
  readonly provider_id = 'pp_wechatpay_wechatpay'

  constructor(container: object, options?: Record<string, unknown> & { transferNews?: string }) {
    super(...[container, options])
    this.news = options?.transferNews
    this.ports = needs('@shanzhen/payment-wechatpay', 'transferNews', 'transferNews', this.news)
    const parsed = options?.mchid ? parseOptions(options) : null
    this.connection = parsed && { client: new WechatPayClient(parsed), options: parsed }
  }

  /** The workflow that asks WeChat again how a refund is doing. */
  readonly follow_workflow = 'follow-wechat-refund'

  /** @throws MedusaError not_found in a shop that does not take WeChat Pay */
  connect() {
    if (!this.connection) throw new MedusaError(MedusaError.Types.NOT_FOUND, '本店没有开通微信支付。')
    return this.connection
  }

  get connected() {
    return this.connection !== null
  }

  get least_transfer_fen() {
    return this.connect().options.transfer_least_fen
  }

  get most_transfer_fen() {
    return this.connect().options.transfer_most_fen
  }

  async sendTransfer(order: TransferOrder) {
    return sendBill(this.connect(), order)
  }

  async findTransfer(number: string) {
    return findBill(this.connect(), number)
  }

  async cancelTransfer(number: string) {
    return cancelBill(this.connect(), number)
  }

  async receiptOfTransfer(number: string) {
    return receiptOf(this.connect(), number)
  }

  /** `WeixinJSBridge.invoke('requestMerchantTransfer', { mchId, appId, package })`; its "ok" is not "paid". */
  confirmWith(confirm: string) {
    const { mchid: mch_id, appid: app_id } = this.connect().options
    return { mch_id, app_id, package: confirm }
  }

  /** Keeps a notification once. The unique index decides between two copies arriving in the same moment. */
  async keepCallback(input: NewCallback): Promise<StoredCallback> {
    const known = await this.findCallback(input.callback_id)
    if (known) return known
    try {
      const next_attempt_at = new Date(Date.now() + FIRST_RETRY_S * 1000)
      return await this.createWechatCallbacks({ ...input, next_attempt_at })
    } catch (error) {
      const winner = await this.findCallback(input.callback_id)
      if (winner) return winner
      throw error
    }
  }

  /** The day's bill, its hash and sums proven. @throws WechatPayError BILL_HASH, BILL_BROKEN, … */
  async fetchBill(day: string) {
    const bill = await downloadBill(this.connect().client, day)
    if (bill.state !== 'there') return bill
    const { hash, text, gzip } = bill
    const file = { name: `wechatpay-${day}.csv.gz`, content: gzip }
    return { state: 'there' as const, hash, file, lines: linesOf(parseBill(text)) }
  }

  /** Under which numbers WeChat knows these payments and their refunds. */
  async numbersOf(payments: PaymentHere[]) {
    const keys = payments.flatMap(({ refunds }) => refunds.map(({ id }) => id))
    const rows = await this.listWechatRefunds({ refund_key: keys }, { take: null })
    const orders = payments.map(({ id, data }) => ({ movement_id: id, number: String(data.out_trade_no ?? '') }))
    const refunds = rows.map(({ refund_key, out_refund_no }) => ({ movement_id: refund_key, number: out_refund_no }))
    return [...orders, ...refunds].filter(({ number }) => number !== '')
  }

  /** Refunds that got stuck or were closed, and how it stands with those asked for. */
  async listTroubles(known: string[]) {
    const stuck = await this.listWechatRefunds({ status: ['ABNORMAL', 'CLOSED'] }, { take: null })
    const over = await this.listWechatRefunds({ status: 'SUCCESS', out_refund_no: known }, { take: null })
    return [...stuck, ...over].map(({ out_refund_no, out_trade_no, amount_fen, status }) => ({
      kind: status === 'CLOSED' ? ('refund_closed' as const) : ('refund_abnormal' as const),
      reference: out_refund_no,
      payment_session_id: sessionIdOf(out_trade_no),
      amount_fen,
      currency: 'cny',
      reason: REFUND_WORDS[status ?? ''] ?? '',
      due_at: null,
      settled: status === 'SUCCESS',
    }))
  }

  private async findCallback(callback_id: string) {
    const [known] = await this.listWechatCallbacks({ callback_id }, { take: 1 })
    return known
  }

  async dueCallbacks(take: number): Promise<StoredCallback[]> {
    return await this.listWechatCallbacks(
      { status: 'received', next_attempt_at: { $lte: new Date() } },
      { take, order: { next_attempt_at: 'ASC' } },
    )
  }

  /** The pause doubles from 20 s up to an hour; after twenty tries a person has to look. */
  async postponeCallback(id: string, note: string) {
    const { attempts } = await this.retrieveWechatCallback(id, { select: ['id', 'attempts'] })
    const tried = attempts + 1
    const pause_s = Math.min(FIRST_RETRY_S * 2 ** attempts, 3600)
    await this.updateWechatCallbacks({
      id,
      attempts: tried,
      note: note.slice(0, 500),
      status: tried >= LAST_ATTEMPT ? 'failed' : 'received',
      next_attempt_at: new Date(Date.now() + pause_s * 1000),
    })
  }

  async finishCallback(id: string, status: 'processed' | 'refused', note: string | null) {
    await this.updateWechatCallbacks({ id, status, note, processed_at: new Date() })
  }
}
