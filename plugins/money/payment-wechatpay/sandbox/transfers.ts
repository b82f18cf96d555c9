import { createHash, randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { CallbackSender } from './callbacks.ts'
import { type Ledger, number } from './ledger.ts'
import type { Keys } from './merchant.ts'
import { transferCallbackView } from './transfer-views.ts'
import { ApiError, beijingTime, TRANSFER_ENDS, type Transfer, type TransferState } from './types.ts'

/** 商家转账 on WeChat's side: transfers and their receipts, each only along the ways that WeChat allows. */
export type TransferWish = Pick<
  Transfer,
  | 'out_bill_no'
  | 'transfer_scene_id'
  | 'openid'
  | 'user_name'
  | 'transfer_amount'
  | 'transfer_remark'
  | 'notify_url'
  | 'report'
>
const CANCEL_TAKES_MS = 3000
const RECEIPT_TAKES_MS = 2000
const LINK_LIFE_MS = 600_000
const RECEIPT_LIFE_MS = 182 * 86_400_000

export const isOver = (state: TransferState) => TRANSFER_ENDS.some((end) => end === state)

export class TransferDesk {
  /** Where a new one stands at first. */
  begins: TransferState = 'WAIT_USER_CONFIRM'
  /** What the merchant's account holds for transfers; null: more than anybody asks for. */
  balance_fen: number | null = null
  least_fen = 10
  most_fen = 20_000_000
  /** The name WeChat knows somebody by, where it knows another than it is told. */
  readonly names = new Map<string, string>()
  /** false: a cancel stays under way. */
  cancelEnds = true
  receiptEnds: 'FINISHED' | 'FAILED' | 'never' = 'FINISHED'
  private readonly links = new Map<string, { bytes: Buffer; until: number }>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly ledger: Ledger
  private readonly keys: Keys
  private readonly callbacks: CallbackSender
  private readonly timeScale: number

  constructor(ledger: Ledger, keys: Keys, callbacks: CallbackSender, timeScale: number) {
    this.ledger = ledger
    this.keys = keys
    this.callbacks = callbacks
    this.timeScale = timeScale
    // What was under way when the gateway was stopped goes on.
    for (const { out_bill_no, state } of ledger.transfers.values())
      if (state === 'CANCELING') this.soon(CANCEL_TAKES_MS, () => this.endCancel(out_bill_no))
  }

  stop() {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  get(out_bill_no: string): Transfer {
    const known = this.ledger.transfers.get(out_bill_no)
    if (!known) throw new ApiError(404, 'NOT_FOUND', '记录不存在')
    return known
  }

  byChannelNumber(transfer_bill_no: string): Transfer {
    const all = [...this.ledger.transfers.values()]
    return this.get(all.find((one) => one.transfer_bill_no === transfer_bill_no)?.out_bill_no ?? '')
  }

  /** The same number with the same terms is the same transfer; with other terms it is refused. */
  ask(wish: TransferWish): Transfer {
    const known = this.ledger.transfers.get(wish.out_bill_no)
    if (known) {
      if (terms(known) !== terms(wish)) throw new ApiError(400, 'INVALID_REQUEST', '单号已存在但信息不一致')
      return known
    }
    const { transfer_amount, openid, user_name } = wish
    if (transfer_amount < this.least_fen || transfer_amount > this.most_fen)
      throw new ApiError(400, 'INVALID_REQUEST', '转账金额超出单笔限额')
    if (this.balance_fen !== null && this.taken() + transfer_amount > this.balance_fen)
      throw new ApiError(403, 'NOT_ENOUGH', '资金不足')
    const now = beijingTime()
    const named = user_name === null || (this.names.get(openid) ?? user_name) === user_name
    const transfer = this.ledger.keepTransfer({
      ...wish,
      ...{ transfer_bill_no: number('13300'), state: this.begins, fail_reason: null, receipt: null },
      ...{ package_info: randomBytes(48).toString('base64'), create_time: now, update_time: now },
    })
    return named ? transfer : this.move(wish.out_bill_no, 'FAIL', 'NAME_NOT_CORRECT')
  }

  /** Somebody's act or WeChat's own; an end is told to the merchant. @throws ApiError where it is over */
  move(out_bill_no: string, state: TransferState, fail_reason: string | null = null): Transfer {
    const known = this.get(out_bill_no)
    if (isOver(known.state)) throw new ApiError(400, 'INVALID_REQUEST', `转账单已是终态 ${known.state}`)
    const moved = this.ledger.keepTransfer({ ...known, state, fail_reason, update_time: beijingTime() })
    if (isOver(state)) this.callbacks.transferEnded(moved)
    return moved
  }

  /** Before it is confirmed only; what is answered is the request, the end comes later. */
  cancel(out_bill_no: string): Transfer {
    const known = this.get(out_bill_no)
    if (known.state === 'CANCELING' || known.state === 'CANCELLED') return known
    if (isOver(known.state)) throw new ApiError(400, 'INVALID_REQUEST', '当前单据状态不支持撤销')
    this.soon(CANCEL_TAKES_MS, () => this.endCancel(out_bill_no))
    return this.move(out_bill_no, 'CANCELING')
  }

  private endCancel(out_bill_no: string) {
    if (this.cancelEnds && this.get(out_bill_no).state === 'CANCELING') this.move(out_bill_no, 'CANCELLED')
  }

  /** 申请电子回单. @throws ApiError where there is none to be had */
  askReceipt(out_bill_no: string) {
    const known = this.get(out_bill_no)
    if (known.state !== 'SUCCESS') throw new ApiError(400, 'INVALID_REQUEST', '仅支持付款成功的转账单据申请电子回单')
    if (known.user_name === null) throw new ApiError(400, 'INVALID_REQUEST', '仅支持传入姓名的转账单据申请电子回单')
    if (Date.parse(known.create_time) < Date.now() - RECEIPT_LIFE_MS)
      throw new ApiError(400, 'INVALID_REQUEST', '仅支持六个月内的转账单据申请电子回单')
    if (known.receipt) throw new ApiError(400, 'ALREADY_EXISTS', '该转账单据已申请过电子回单')
    const now = beijingTime()
    this.ledger.keepTransfer({ ...known, receipt: { state: 'GENERATING', create_time: now, update_time: now } })
    this.soon(RECEIPT_TAKES_MS, () => this.endReceipt(out_bill_no))
    return { state: 'GENERATING', create_time: now }
  }

  private endReceipt(out_bill_no: string) {
    const known = this.get(out_bill_no)
    if (!known.receipt || this.receiptEnds === 'never') return
    const receipt = { ...known.receipt, state: this.receiptEnds, update_time: beijingTime() }
    this.ledger.keepTransfer({ ...known, receipt })
  }

  receipt({ out_bill_no, receipt }: Transfer, publicUrl: string) {
    if (!receipt) throw new ApiError(404, 'NOT_FOUND', '未申请电子回单')
    if (receipt.state === 'FAILED') return { ...receipt, fail_reason: '电子回单生成失败' }
    if (receipt.state !== 'FINISHED') return receipt
    const bytes = receiptFile(out_bill_no)
    const token = randomBytes(16).toString('hex')
    this.links.set(token, { bytes, until: Date.now() + LINK_LIFE_MS })
    const hash_value = createHash('sha256').update(bytes).digest('hex').toUpperCase()
    const download_url = `${publicUrl}/v3/transferdownload/elecsign?token=${token}`
    return { ...receipt, hash_type: 'SHA256', hash_value, download_url }
  }

  download(url: URL, response: ServerResponse) {
    const link = this.links.get(url.searchParams.get('token') ?? '')
    if (!link || link.until < Date.now()) throw new ApiError(400, 'INVALID_REQUEST', '下载链接已失效')
    response.writeHead(200, { 'Content-Type': 'application/pdf' })
    response.end(link.bytes)
  }

  /** What a notification about it would hold, also an untrue one. */
  pretend(out_bill_no: string, overrides: Record<string, unknown>) {
    return { ...transferCallbackView(this.keys.merchant, this.get(out_bill_no)), ...overrides }
  }

  private taken(): number {
    const held = [...this.ledger.transfers.values()].filter(({ state }) => state !== 'FAIL' && state !== 'CANCELLED')
    return held.reduce((sum, { transfer_amount }) => sum + transfer_amount, 0)
  }

  private soon(after_ms: number, work: () => void) {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      work()
    }, after_ms * this.timeScale)
    timer.unref()
    this.timers.add(timer)
  }
}

const terms = (one: TransferWish) =>
  JSON.stringify([
    ...[one.transfer_scene_id, one.openid, one.user_name, one.transfer_amount, one.transfer_remark],
    ...[one.notify_url, one.report],
  ])

const receiptFile = (out_bill_no: string) =>
  Buffer.from(`%PDF-1.4\n% ${out_bill_no}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF`)
