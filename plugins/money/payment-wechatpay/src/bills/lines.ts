import type { BillLine } from '@shanzhen/ports/types'
import { sessionIdOf } from '../lib/session-data'
import { type BillRow, fenOf, type ParsedBill } from './parse'

// Who paid is nobody's business in a list of amounts; the file itself keeps it.
const PERSONAL = ['用户标识']
const CURRENCIES: Record<string, string> = { CNY: 'cny' }

/** A bill's rows in the words every channel shares: payments and refunds by our own numbers, whole fen. */
export const linesOf = ({ rows }: ParsedBill): BillLine[] => rows.map(lineOf)

function lineOf(row: BillRow): BillLine {
  const refund = row['交易状态'] === 'REFUND'
  const currency = CURRENCIES[row['货币种类']] ?? row['货币种类'].toLowerCase()
  // A refund that failed is in the bill, but its money has not moved.
  const failed = refund && row['退款状态'] === 'FAIL'
  return {
    kind: refund ? 'refund' : 'payment',
    our_number: refund ? row['商户退款单号'] : row['商户订单号'],
    channel_number: refund ? row['微信退款单号'] : row['微信订单号'],
    payment_session_id: sessionIdOf(row['商户订单号']),
    amount_fen: failed ? 0 : fenOf(refund ? row['申请退款金额'] : row['订单金额']),
    currency,
    fee_fen: failed ? 0 : fenOf(row['手续费']),
    fee_currency: currency,
    occurred_at: new Date(`${row['交易时间'].replace(' ', 'T')}+08:00`),
    raw: Object.fromEntries(Object.entries(row).filter(([name]) => !PERSONAL.includes(name))),
  }
}
