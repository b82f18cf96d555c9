import { WechatPayError } from '../lib/errors'

/**
 * The day's bill as WeChat writes it: a header, rows whose cells each begin with a backtick, a summary header and one
 * summary row. Split on ",`" because goods' names hold commas.
 */
export type BillRow = Record<string, string>
export type ParsedBill = { rows: BillRow[]; summary: BillRow }

const SUMMARY_STARTS = '总交易单数'
const NEEDED = [
  '交易时间',
  '微信订单号',
  '商户订单号',
  '交易状态',
  '货币种类',
  '微信退款单号',
  '商户退款单号',
  '退款状态',
  '手续费',
  '订单金额',
  '申请退款金额',
]

/** @throws WechatPayError BILL_BROKEN for a missing column, a cut row, or rows that are not what the summary counts */
export function parseBill(text: string): ParsedBill {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  while (lines.at(-1)?.trim() === '') lines.pop()
  const turn = lines.findIndex((line) => line.startsWith(SUMMARY_STARTS))
  if (turn < 1 || lines.length !== turn + 2) throw new WechatPayError('BILL_BROKEN')
  const header = lines[0].split(',')
  if (NEEDED.some((name) => !header.includes(name))) throw new WechatPayError('BILL_BROKEN')
  const rows = lines.slice(1, turn).map((line) => named(header, line))
  const summary = named(lines[turn].split(','), lines[turn + 1])
  const fits =
    Number(summary[SUMMARY_STARTS]) === rows.length &&
    fenOf(summary['订单总金额']) === total(rows, '订单金额') &&
    fenOf(summary['申请退款总金额']) === total(rows, '申请退款金额')
  if (!fits) throw new WechatPayError('BILL_BROKEN')
  return { rows, summary }
}

function named(header: string[], line: string): BillRow {
  const cells = line.replace(/^`/, '').split(',`')
  if (!line.startsWith('`') || cells.length !== header.length) throw new WechatPayError('BILL_BROKEN')
  return Object.fromEntries(header.map((name, i) => [name, cells[i].trim()]))
}

const total = (rows: BillRow[], column: string) => rows.reduce((sum, row) => sum + fenOf(row[column]), 0)

/** Yuan in text to fen, half a fen away from zero as WeChat rounds its fee; `-0.01500` → -2. @throws BILL_BROKEN */
export function fenOf(yuan: string | undefined): number {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(yuan ?? '')
  if (!match) throw new WechatPayError('BILL_BROKEN')
  const [, sign, whole, part = ''] = match
  const digits = part.padEnd(3, '0')
  const fen = Number(whole) * 100 + Number(digits.slice(0, 2)) + (digits.charAt(2) >= '5' ? 1 : 0)
  return sign && fen ? -fen : fen
}
