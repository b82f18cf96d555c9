import type { RecallReport } from './read-report'

/** The report of a recall as a page to print: what, why, who and where, and how each ended. */
const CLASSES = { first: '一级', second: '二级', third: '三级' }
const KINDS = { buyer: '已发买家', waiting: '待发订单', place: '库存' }
export const STATES = {
  pending: '待通知',
  held: '已扣留',
  notified: '已通知',
  untold: '没通知到',
  returned: '已退回',
  refunding: '退款中',
  refunded: '已退款',
  unreachable: '联系不上',
  secured: '已封存',
}
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: unknown) => String(text ?? '—').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
const moment = (at: Date | null) =>
  at ? at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }) : '—'

export function reportPage(report: RecallReport): string {
  const facts: [string, unknown][] = [
    ['召回编号', report.id],
    ['批次', report.lots.map(({ code }) => code).join('、')],
    ['级别', CLASSES[report.class]],
    ['原因', report.reason],
    ['开始', moment(report.opened_at)],
    ['停售', moment(report.stopped_at)],
    ['结束', moment(report.closed_at)],
  ]
  const rows = report.affected.map((row) => [
    KINDS[row.kind],
    row.lot,
    row.order ? `订单 ${row.order}` : row.place,
    row.buyer,
    row.quantity,
    STATES[row.state] + (row.refund_fen ? ` ¥${(row.refund_fen / 100).toFixed(2)}` : ''),
    moment(row.updated_at),
  ])
  const cells = (tag: string, values: unknown[]) =>
    `<tr>${values.map((value) => `<${tag}>${safe(value)}</${tag}>`).join('')}</tr>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>召回报告 ${safe(report.id)}</title><style>
body{font:14px/1.6 'Noto Sans CJK SC','PingFang SC',sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:4px 8px;text-align:left}dl{display:grid;
grid-template-columns:6rem 1fr}dd{margin:0}</style></head><body><h1>召回报告</h1><dl>${facts
    .map(([name, value]) => `<dt>${name}</dt><dd>${safe(value)}</dd>`)
    .join(
      '',
    )}</dl><table><thead>${cells('th', ['对象', '批次', '订单或位置', '买家', '数量', '结果', '时间'])}</thead><tbody>${rows
    .map((row) => cells('td', row))
    .join('')}</tbody></table></body></html>`
}
