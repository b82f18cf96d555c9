import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Ledger } from './ledger.ts'
import type { Merchant } from './merchant.ts'
import { beijingTime, type Order, type Refund } from './types.ts'
import { TRADE_TYPES } from './views.ts'

/** One day's bill as WeChat writes it: 27 columns, a backtick before every cell, amounts in yuan, a summary at the end. */
const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const FEE_RATE_BPS = 60

/** What a tester wants to be wrong with a day's bill; numbers are merchant order or refund numbers. */
export type BillPlan = {
  wrong_hash?: boolean
  creating?: boolean
  empty?: boolean
  drop?: string[]
  amounts?: Record<string, number>
  names?: Record<string, string>
  strangers?: { number: string; amount_fen: number }[]
}

type Row = { order: Order; refund: Refund | null; amount_fen: number; name: string }

/** null where the day has no rows. */
export function billOf(ledger: Ledger, merchant: Merchant, day: string, plan: BillPlan = {}) {
  const rows = plan.empty ? [] : [...rowsOf(ledger, day, plan), ...(plan.strangers ?? []).map((s) => stranger(s, day))]
  if (rows.length === 0) return null
  const cells = rows.map((row) => cellsOf(merchant, row, plan))
  const text = [HEADER, ...cells.map(line), SUMMARY, line(summaryOf(rows)), ''].join('\r\n')
  const plain = Buffer.from(`\uFEFF${text}`, 'utf8')
  const hash = createHash('sha1').update(plan.wrong_hash ? `${text}!` : plain)
  return { gzip: gzipSync(plain), hash_type: 'SHA1', hash_value: hash.digest('hex') }
}

function rowsOf(ledger: Ledger, day: string, { drop = [], amounts = {}, names = {} }: BillPlan): Row[] {
  const row = (number: string, order: Order, refund: Refund | null, fen: number): Row[] =>
    drop.includes(number)
      ? []
      : [{ order, refund, amount_fen: amounts[number] ?? fen, name: names[order.out_trade_no] ?? order.description }]
  const paid = [...ledger.orders.values()].filter((order) => order.success_time?.startsWith(day))
  const refunded = [...ledger.refunds.values()].filter((refund) => refund.create_time.startsWith(day))
  return [
    ...paid.flatMap((order) => row(order.out_trade_no, order, null, order.total_fen)),
    ...refunded.flatMap((r) => row(r.out_refund_no, ledger.get(r.out_trade_no), r, r.refund_fen)),
  ]
}

function stranger({ number, amount_fen }: { number: string; amount_fen: number }, day: string): Row {
  const order: Order = {
    channel: 'native',
    out_trade_no: number,
    prepay_id: '',
    pr: '',
    description: '线下收款',
    attach: '',
    notify_url: '',
    time_expire: null,
    total_fen: amount_fen,
    openid: null,
    state: 'SUCCESS',
    transaction_id: `4200000000${number}`,
    success_time: `${day}T12:00:00+08:00`,
    failed_tries: 0,
    created_at: beijingTime(),
  }
  return { order, refund: null, amount_fen, name: order.description }
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
const feeOf = (fen: number) => Math.round((fen * FEE_RATE_BPS) / 10_000)
const line = (cells: string[]) => cells.map((cell) => `\`${cell}`).join(',')
const clock = (time: string) => time.slice(0, 19).replace('T', ' ')

function cellsOf(merchant: Merchant, { order, refund, amount_fen, name }: Row, plan: BillPlan): string[] {
  const paid_fen = refund ? (plan.amounts?.[order.out_trade_no] ?? order.total_fen) : amount_fen
  const fee_fen = refund ? -feeOf(amount_fen) : feeOf(amount_fen)
  const back = refund
    ? [refund.refund_id, refund.out_refund_no, yuan(amount_fen), '0.00', 'ORIGINAL', refundState(refund)]
    : ['0', '0', '0.00', '0.00', '', '']
  return [
    clock(refund ? refund.create_time : (order.success_time ?? '')),
    merchant.appid,
    merchant.mchid,
    '0',
    '',
    order.transaction_id ?? '',
    order.out_trade_no,
    order.openid ?? 'oSANDBOX0000000000000000001',
    TRADE_TYPES[order.channel],
    refund ? 'REFUND' : 'SUCCESS',
    'OTHERS',
    'CNY',
    refund ? '0.00' : yuan(amount_fen),
    '0.00',
    ...back,
    name,
    order.attach,
    (fee_fen / 100).toFixed(5),
    '0.60%',
    refund ? '0.00' : yuan(paid_fen),
    refund ? yuan(amount_fen) : '0.00',
    '',
  ]
}

/** The bill knows three words for a refund; one that was closed or is stuck has failed. */
function refundState({ status }: Refund) {
  return status === 'SUCCESS' || status === 'PROCESSING' ? status : 'FAIL'
}

function summaryOf(rows: Row[]): string[] {
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const paid = sum(({ refund, amount_fen }) => (refund ? 0 : amount_fen))
  const back = sum(({ refund, amount_fen }) => (refund ? amount_fen : 0))
  const fee = sum(({ refund, amount_fen }) => (refund ? -feeOf(amount_fen) : feeOf(amount_fen)))
  return [String(rows.length), yuan(paid), yuan(back), '0.00', (fee / 100).toFixed(5), yuan(paid), yuan(back)]
}
