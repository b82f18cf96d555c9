import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { BillDesk } from './bills.ts'
import { CallbackSender } from './callbacks.ts'
import { Faults } from './faults.ts'
import { FORGERIES, type Forgery } from './forgeries.ts'
import { Ledger } from './ledger.ts'
import { loadKeys, newCertificate, type Keys, type Merchant, type PlatformCertificate } from './merchant.ts'
import { RequestVerifier } from './signing.ts'
import { TransferDesk } from './transfers.ts'
import { ApiError, beijingTime, type Callback, type Refund } from './types.ts'
import { transactionView } from './views.ts'

/**
 * A WeChat Pay of one's own: the real wire with real keys on loopback, so that the shop's payment code runs unchanged.
 * Its books survive restarts; time can be scaled for tests.
 */
export type GatewayOptions = { port: number; dataDir: string; timeScale?: number; publicUrl?: string }

/** Answers what comes over HTTP. */
export type Serve = (gateway: Gateway, request: IncomingMessage, response: ServerResponse) => void

export class Gateway {
  readonly keys: Keys
  readonly ledger: Ledger
  readonly faults = new Faults()
  readonly verifier: RequestVerifier
  readonly callbacks: CallbackSender
  readonly bills: BillDesk
  readonly transfers: TransferDesk
  readonly certificates: PlatformCertificate[]
  private nextSerial: string | null = null
  private readonly firstKey: Keys['platformKey']
  private readonly timeScale: number
  private readonly refundTimers = new Set<NodeJS.Timeout>()
  private readonly server: Server
  /** What becomes of a refund after its three seconds; null leaves it under way. */
  refundsEnd: Refund['status'] | null = 'SUCCESS'
  publicUrl: string
  url = ''

  constructor(options: GatewayOptions, serve: Serve) {
    this.server = createServer((request, response) => serve(this, request, response))
    this.timeScale = options.timeScale ?? 1
    this.publicUrl = options.publicUrl ?? ''
    this.keys = loadKeys(options.dataDir)
    this.firstKey = this.keys.platformKey
    const { certificate: pem, certificate_serial: serial, platformKey: key } = this.keys
    this.certificates = [{ serial, pem, key }]
    this.ledger = new Ledger(options.dataDir)
    this.bills = new BillDesk(this.ledger, this.keys.merchant)
    this.verifier = new RequestVerifier(this.keys)
    this.callbacks = new CallbackSender(this.keys, this.ledger, this.faults, this.timeScale)
    this.transfers = new TransferDesk(this.ledger, this.keys, this.callbacks, this.timeScale)
    // A refund under way when the gateway was stopped goes on.
    for (const refund of this.ledger.refunds.values()) {
      if (refund.status === 'PROCESSING') this.settleRefundSoon(refund.out_refund_no)
    }
  }

  get merchant(): Merchant {
    return this.keys.merchant
  }

  async listen(port: number) {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', resolve)
    })
    const address = this.server.address()
    const bound = typeof address === 'object' && address ? address.port : port
    this.url = `http://127.0.0.1:${bound}`
    this.publicUrl ||= this.url
  }

  async close() {
    this.callbacks.stop()
    this.transfers.stop()
    for (const timer of this.refundTimers) clearTimeout(timer)
    this.refundTimers.clear()
    this.server.closeAllConnections()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  /** The buyer pays; the notification goes out. @throws ApiError ORDERPAID, ORDER_CLOSED, ORDERNOTEXIST */
  pay(out_trade_no: string) {
    const order = this.ledger.pay(out_trade_no)
    this.callbacks.orderPaid(order)
    return order
  }

  settleRefundSoon(out_refund_no: string) {
    const timer = setTimeout(() => {
      this.refundTimers.delete(timer)
      const open = this.ledger.refunds.get(out_refund_no)?.status === 'PROCESSING'
      if (open && this.refundsEnd) this.settleRefund(out_refund_no, this.refundsEnd)
    }, 3000 * this.timeScale)
    timer.unref()
    this.refundTimers.add(timer)
  }

  settleRefund(out_refund_no: string, status: Refund['status']) {
    const refund = this.ledger.settleRefund(out_refund_no, status)
    this.callbacks.refundSettled(refund, this.ledger.get(refund.out_trade_no))
    return refund
  }

  /** The public key, or the newest certificate that is in use. */
  signWith(mode: 'public_key' | 'certificate') {
    const current = this.certificates.findLast(({ serial }) => serial !== this.nextSerial)
    const certificate = mode === 'certificate' ? current : undefined
    this.keys.platformKey = certificate?.key ?? this.firstKey
    this.callbacks.serial = certificate?.serial ?? this.keys.merchant.public_key_id
  }

  /** A new certificate can be downloaded beside the old one; `useNextCertificate` signs with it. */
  publishCertificate() {
    const certificate = newCertificate()
    this.certificates.push(certificate)
    this.nextSerial = certificate.serial
    return { serial: certificate.serial }
  }

  useNextCertificate() {
    this.nextSerial = null
    this.signWith('certificate')
  }

  /** Sends a notification's exact content once more under its old id. */
  async resend(id: string) {
    const callback = this.ledger.callbacks.get(id)
    if (!callback) throw new ApiError(404, 'NOT_FOUND', 'unknown callback')
    return await this.callbacks.post(callback)
  }

  /** A notification that pretends the order is paid, spoilt in one way; answers the shop's status. */
  async forge(out_trade_no: string, forgery: Forgery) {
    return await this.callbacks.post(this.pretend(out_trade_no, {}), FORGERIES[forgery])
  }

  /** A genuine notification about something that never happened, e.g. another amount. */
  async announce(out_trade_no: string, overrides: { total_fen?: number; trade_state?: string }) {
    return await this.callbacks.post(this.pretend(out_trade_no, overrides))
  }

  private pretend(out_trade_no: string, overrides: { total_fen?: number; trade_state?: string }): Callback {
    const order = this.ledger.get(out_trade_no)
    const transaction_id = order.transaction_id ?? '4200000000000000000000000000'
    const paid = { ...order, state: 'SUCCESS' as const, transaction_id, success_time: beijingTime() }
    const total_fen = overrides.total_fen || paid.total_fen
    const resource = transactionView(this.keys.merchant, { ...paid, total_fen })
    return {
      id: randomUUID(),
      url: order.notify_url,
      event_type: 'TRANSACTION.SUCCESS',
      original_type: 'transaction',
      summary: '支付成功',
      resource: { ...resource, trade_state: overrides.trade_state || 'SUCCESS' },
      create_time: beijingTime(),
      tries: 0,
      due_at: 0,
      state: 'waiting',
      last_status: null,
    }
  }
}
