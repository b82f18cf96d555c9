import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { Faults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { Keys } from './merchant.ts'
import { seal, signatureHeaders, type SignatureOptions } from './signing.ts'
import { beijingTime, type Callback, type Order, type Refund, type Transfer } from './types.ts'
import { transferCallbackView } from './transfer-views.ts'
import { refundCallbackView, transactionView } from './views.ts'

/** Notifies the shop as WeChat does: at once, then in the official rhythm until a 200 or 204, freshly signed each time. */
const RHYTHM_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600]
const ANSWER_WITHIN_MS = 5000
const TICK_MS = 50

export type Delivery = SignatureOptions & { wrongKey?: boolean; flipByte?: boolean; unsigned?: boolean }

export class CallbackSender {
  private readonly keys: Keys
  private readonly ledger: Ledger
  private readonly faults: Faults
  private readonly timeScale: number
  private readonly timer: NodeJS.Timeout
  private readonly underWay = new Set<string>()
  private held: Callback[] = []
  /** Which of its two names WeChat signs with: the public key's id, or the platform certificate's serial. */
  serial: string
  /** Where the shop listens, when its port was not known as orders were placed. */
  shopOrigin: string | null = null
  private stopped = false

  constructor(keys: Keys, ledger: Ledger, faults: Faults, timeScale: number) {
    this.keys = keys
    this.ledger = ledger
    this.faults = faults
    this.timeScale = timeScale
    this.serial = keys.merchant.public_key_id
    this.timer = setInterval(() => this.tick(), TICK_MS)
    this.timer.unref()
  }

  /** A copy on its way is not recorded any more: the next start sends it again, as after a crash. */
  stop() {
    this.stopped = true
    clearInterval(this.timer)
  }

  orderPaid(order: Order) {
    const resource = transactionView(this.keys.merchant, order)
    return this.announce(order.notify_url, 'TRANSACTION.SUCCESS', 'transaction', '支付成功', resource)
  }

  refundSettled(refund: Refund, order: Order) {
    const resource = refundCallbackView(this.ledger, this.keys.merchant, refund)
    const url = refund.notify_url ?? order.notify_url
    return this.announce(url, `REFUND.${refund.status}`, 'refund', '退款结果', resource)
  }

  /** Ends alone are told; a transfer without an address of its own is asked about. */
  transferEnded(transfer: Transfer) {
    const resource = transferCallbackView(this.keys.merchant, transfer)
    const url = transfer.notify_url
    return url && this.announce(url, 'MCHTRANSFER.BILL.FINISHED', 'mch_payment', '商家转账单据终态通知', resource)
  }

  private announce(
    url: string,
    event_type: string,
    original_type: Callback['original_type'],
    summary: string,
    resource: Record<string, unknown>,
  ) {
    const fault = this.faults.nextCallback()
    const callback: Callback = {
      id: randomUUID(),
      url,
      event_type,
      original_type,
      summary,
      resource,
      create_time: beijingTime(),
      tries: 0,
      due_at: Date.now() + (fault?.mode === 'delay' ? fault.delay_ms : 0),
      state: fault?.mode === 'lose' ? 'lost' : 'waiting',
      last_status: null,
    }
    if (fault?.mode === 'hold') {
      this.held.push(callback)
      return callback
    }
    this.ledger.keepCallback(callback)
    if (fault?.mode === 'double') void this.post(callback)
    // Held ones follow the one that overtook them.
    for (const late of this.held) this.ledger.keepCallback({ ...late, due_at: Date.now() + 300 })
    this.held = []
    return callback
  }

  private tick() {
    const now = Date.now()
    for (const callback of this.ledger.callbacks.values()) {
      if (callback.state !== 'waiting' || callback.due_at > now || this.underWay.has(callback.id)) continue
      this.underWay.add(callback.id)
      void this.attempt(callback).finally(() => this.underWay.delete(callback.id))
    }
  }

  private async attempt(callback: Callback) {
    const last_status = await this.post(callback)
    if (this.stopped) return
    const tries = callback.tries + 1
    const pause_s = RHYTHM_S[callback.tries]
    const taken = last_status === 200 || last_status === 204
    const state = taken ? 'taken' : pause_s === undefined ? 'given_up' : 'waiting'
    const due_at = Date.now() + (pause_s ?? 0) * 1000 * this.timeScale
    this.ledger.keepCallback({ ...callback, tries, last_status, state, due_at })
  }

  private address(url: string) {
    return this.shopOrigin ? new URL(new URL(url).pathname, this.shopOrigin) : url
  }

  /** Sends one copy, whole or spoilt on purpose; the answer's status, or null when there was none. */
  async post(callback: Callback, spoil: Delivery = {}): Promise<number | null> {
    const { id, create_time, event_type, summary, original_type } = callback
    const resource = seal(this.keys, original_type, JSON.stringify(callback.resource))
    const body = JSON.stringify({ id, create_time, resource_type: 'encrypt-resource', event_type, summary, resource })
    const keys = spoil.wrongKey ? { ...this.keys, platformKey: foreignKey() } : this.keys
    const signed = spoil.unsigned ? {} : signatureHeaders(keys, this.serial, body, spoil)
    const sent = spoil.flipByte ? body.replace('"summary":"', '"summary":"*') : body
    try {
      const response = await fetch(this.address(callback.url), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'User-Agent': 'Mozilla/4.0', ...signed },
        body: sent,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      await response.arrayBuffer()
      return response.status
    } catch {
      return null
    }
  }
}

let foreign: ReturnType<typeof generateForeign> | undefined
const generateForeign = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const foreignKey = () => (foreign ??= generateForeign())
