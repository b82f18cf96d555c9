import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Journal } from './journal.ts'
import { ApiError, beijingTime, type Callback, type Entry, type Order, type Refund, type Transfer } from './types.ts'

/** WeChat's books: orders, refunds and notifications, with the moves between their states that WeChat allows. */
export const number = (prefix: string) => prefix + Array.from(randomBytes(24), (byte) => byte % 10).join('')

export type Placement = Pick<
  Order,
  'channel' | 'out_trade_no' | 'description' | 'attach' | 'notify_url' | 'time_expire' | 'total_fen' | 'openid'
>

export class Ledger {
  readonly orders = new Map<string, Order>()
  readonly refunds = new Map<string, Refund>()
  readonly callbacks = new Map<string, Callback>()
  readonly transfers = new Map<string, Transfer>()
  private readonly journal: Journal<Entry>

  constructor(dataDir: string) {
    this.journal = new Journal(join(dataDir, 'journal.jsonl'))
    for (const entry of this.journal.read()) this.apply(entry)
  }

  private apply(entry: Entry) {
    if (entry.kind === 'order') this.orders.set(entry.order.out_trade_no, entry.order)
    if (entry.kind === 'refund') this.refunds.set(entry.refund.out_refund_no, entry.refund)
    if (entry.kind === 'callback') this.callbacks.set(entry.callback.id, entry.callback)
    if (entry.kind === 'transfer') this.transfers.set(entry.transfer.out_bill_no, entry.transfer)
  }

  private keep(entry: Entry) {
    this.journal.append(entry)
    this.apply(entry)
  }

  keepCallback(callback: Callback) {
    this.keep({ kind: 'callback', callback })
  }

  keepTransfer(transfer: Transfer): Transfer {
    this.keep({ kind: 'transfer', transfer })
    return transfer
  }

  /** The same number with the same terms gets a fresh prepay; other terms, or a finished order, are refused. */
  place(placement: Placement): Order {
    const known = this.find(placement.out_trade_no)
    if (known?.state === 'SUCCESS' || known?.state === 'REFUND') throw new ApiError(400, 'ORDERPAID', '该订单已支付')
    if (known?.state === 'CLOSED') throw new ApiError(400, 'ORDER_CLOSED', '该订单已关闭，请重新下单')
    const terms = (o: Placement) =>
      JSON.stringify([o.channel, o.description, o.attach, o.notify_url, o.time_expire, o.total_fen, o.openid])
    if (known && terms(known) !== terms(placement)) {
      throw new ApiError(400, 'INVALID_REQUEST', '201 商户订单号重复')
    }
    const fresh = {
      prepay_id: `wx${number('')}${randomBytes(5).toString('hex')}`,
      pr: randomBytes(6).toString('base64url'),
    }
    const order: Order = known
      ? { ...known, ...fresh }
      : {
          ...placement,
          ...fresh,
          state: 'NOTPAY',
          transaction_id: null,
          success_time: null,
          failed_tries: 0,
          created_at: beijingTime(),
        }
    this.keep({ kind: 'order', order })
    return order
  }

  /** Reading an order also lets its time run out. */
  find(out_trade_no: string): Order | undefined {
    const order = this.orders.get(out_trade_no)
    const over = order?.time_expire && Date.parse(order.time_expire) <= Date.now()
    if (!order || order.state !== 'NOTPAY' || !over) return order
    const closed: Order = { ...order, state: 'CLOSED' }
    this.keep({ kind: 'order', order: closed })
    return closed
  }

  get(out_trade_no: string): Order {
    const order = this.find(out_trade_no)
    if (!order) throw new ApiError(404, 'ORDERNOTEXIST', '订单不存在')
    return order
  }

  byPrepay(prepay_id: string) {
    const order = [...this.orders.values()].find((o) => o.prepay_id === prepay_id)
    return order && this.find(order.out_trade_no)
  }

  byPr(pr: string) {
    const order = [...this.orders.values()].find((o) => o.pr === pr)
    return order && this.find(order.out_trade_no)
  }

  pay(out_trade_no: string): Order {
    const order = this.get(out_trade_no)
    if (order.state === 'CLOSED') throw new ApiError(400, 'ORDER_CLOSED', '订单已关闭')
    if (order.state !== 'NOTPAY') throw new ApiError(400, 'ORDERPAID', '该订单已支付')
    const paid: Order = { ...order, state: 'SUCCESS', transaction_id: number('42000'), success_time: beijingTime() }
    this.keep({ kind: 'order', order: paid })
    return paid
  }

  fail(out_trade_no: string): Order {
    const order = this.get(out_trade_no)
    if (order.state !== 'NOTPAY') return order
    const failed = { ...order, failed_tries: order.failed_tries + 1 }
    this.keep({ kind: 'order', order: failed })
    return failed
  }

  close(out_trade_no: string) {
    const order = this.get(out_trade_no)
    if (order.state === 'SUCCESS' || order.state === 'REFUND') throw new ApiError(400, 'ORDERPAID', '该订单已支付')
    if (order.state === 'NOTPAY') this.keep({ kind: 'order', order: { ...order, state: 'CLOSED' } })
  }

  refundedFen(out_trade_no: string) {
    const own = [...this.refunds.values()].filter((r) => r.out_trade_no === out_trade_no && r.status !== 'CLOSED')
    return own.reduce((sum, refund) => sum + refund.refund_fen, 0)
  }

  /** The same refund number answers with the same refund; a new one takes more of the order's money. */
  refund(input: Pick<Refund, 'out_refund_no' | 'out_trade_no' | 'refund_fen' | 'notify_url'>, total_fen: number) {
    const order = this.get(input.out_trade_no)
    const known = this.refunds.get(input.out_refund_no)
    if (known) {
      const same = known.out_trade_no === input.out_trade_no && known.refund_fen === input.refund_fen
      if (!same) throw new ApiError(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
      return { refund: known, created: false }
    }
    if (order.state === 'NOTPAY' || order.state === 'CLOSED') throw new ApiError(400, 'INVALID_REQUEST', '订单未支付')
    if (total_fen !== order.total_fen) throw new ApiError(400, 'INVALID_REQUEST', '订单金额不一致')
    if (this.refundedFen(order.out_trade_no) + input.refund_fen > order.total_fen) {
      throw new ApiError(400, 'INVALID_REQUEST', '退款金额大于支付金额')
    }
    const refund: Refund = {
      ...input,
      refund_id: number('50300'),
      status: 'PROCESSING',
      create_time: beijingTime(),
      success_time: null,
    }
    this.keep({ kind: 'refund', refund })
    this.keep({ kind: 'order', order: { ...order, state: 'REFUND' } })
    return { refund, created: true }
  }

  settleRefund(out_refund_no: string, status: Refund['status']): Refund {
    const refund = this.refunds.get(out_refund_no)
    if (!refund) throw new ApiError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
    const success_time = status === 'SUCCESS' ? beijingTime() : null
    const settled: Refund = { ...refund, status, success_time }
    this.keep({ kind: 'refund', refund: settled })
    return settled
  }
}
