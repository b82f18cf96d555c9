/** The tax of a month on paper for its distributor, and as a table for staff. */
import { csv } from '@shanzhen/documents/csv'
import { drawLongTable, makePdf, mm, numberPages } from '@shanzhen/documents/pdf'
import type { z } from '@medusajs/framework/zod'
import type * as wire from '../wire/tax'

type Month = z.input<typeof wire.TaxMonth>
type Report = z.input<typeof wire.TaxReport>
const yuan = (fen: number) => (fen / 100).toFixed(2)
const beijing = (at: string | Date) =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const KINDS: Record<Month['lines'][number]['kind'], string> = {
  ...{ paid: '付款', returned: '付后退回', unpaid: '没有付成，不计' },
}
const HEAD = ['时间', '种类', '编号', '其中收回', '提现', '代扣个税', '到手'] as const
const INK = '#1f2a24'
const SOFT = '#6b6b60'

/** A4, more sheets where there are many lines. @param said who withholds, and for whom */
export function taxPdf(month: Month, said: { center: string; name: string; shown_name: string }): Promise<Buffer> {
  const title = `代扣个人所得税明细 ${month.month}`
  return makePdf({ title }, async (sheet) => {
    sheet.fillColor(INK).font('bold').fontSize(18).text('代扣个人所得税明细', { align: 'center' })
    sheet.font('body').fontSize(10).fillColor(SOFT).text(month.month, { align: 'center' })
    sheet.moveDown(1).fillColor(INK)
    if (said.center) sheet.text(`扣缴人：${said.center}`)
    sheet.text(`姓名：${said.name}（${said.shown_name}）`).text('所得项目：劳务报酬（推广佣金），按实际付款的月份')
    sheet.moveDown(0.6)
    const rows = month.lines.map((line) => [
      ...[beijing(line.at), KINDS[line.kind], line.number],
      ...[line.taken_back_fen, line.gross_fen, line.tax_fen, line.net_fen].map(yuan),
    ])
    const foot = ['', '合计', '', '', ...[month.gross_fen, month.tax_fen, month.net_fen].map(yuan)]
    const table = [HEAD.map((name, i) => (i > 2 ? `${name}（元）` : name)), ...rows, foot]
    await drawLongTable(sheet, {
      columnStyles: [mm(29), mm(28), '*', mm(24), mm(22), mm(25), mm(22)],
      defaultStyle: { padding: mm(1.2), border: { top: 0, left: 0, right: 0, bottom: 0.6 }, borderColor: '#cfcabb' },
      data: table.map((row, at) =>
        row.map((text, i) => ({
          ...{
            text,
            textColor: INK,
            align: { x: i > 2 ? ('right' as const) : ('left' as const), y: 'center' as const },
          },
          font: { src: at === 0 || at === table.length - 1 ? 'bold' : 'body', size: 8.5 },
        })),
      ),
    })
    sheet.moveDown(1).font('body').fontSize(8).fillColor(SOFT)
    sheet.text('买家退款收回的佣金，从下一次提现里抵减，税也按抵减后的数算。年度汇算以税务机关为准。')
    numberPages(sheet)
  })
}

const REPORT_HEAD = ['月份', '分销员', '编号', '付款笔数', '提现（元）', '代扣个税（元）', '到手（元）']
const reportRows = ({ month, rows, ...all }: Report): [string, string, string, number, number, number, number][] => [
  ...rows.map(
    (row) =>
      [
        ...([month, row.shown_name, row.distributor_id] as const),
        ...([row.payouts, row.gross_fen, row.tax_fen, row.net_fen] as const),
      ] as [string, string, string, number, number, number, number],
  ),
  [month, '合计', '', rows.reduce((sum, { payouts }) => sum + payouts, 0), all.gross_fen, all.tax_fen, all.net_fen],
]
const footOf = ({ book_fen, difference_fen }: Report) =>
  `账本“代扣个税”本月代扣 ${yuan(book_fen)} 元，相差 ${yuan(difference_fen)} 元`

export const reportCsv = (report: Report): string =>
  csv([
    REPORT_HEAD,
    ...reportRows(report).map(([month, name, id, payouts, ...sums]) => [
      ...[month, name, id, String(payouts)],
      ...sums.map(yuan),
    ]),
    [footOf(report)],
  ])

export async function reportExcel(report: Report): Promise<Buffer> {
  // The library is an ECMAScript module; this plugin is built as CommonJS.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const text = (value: string) => ({ value, type: String })
  const sum = (fen: number) => ({ value: fen / 100, type: Number, format: '#,##0.00;[Red]-#,##0.00' })
  const rows = reportRows(report).map(([month, name, id, payouts, ...sums]) => [
    ...[text(month), text(name), text(id), { value: payouts, type: Number }],
    ...sums.map(sum),
  ])
  const head = REPORT_HEAD.map((value) => ({ ...text(value), fontWeight: 'bold' as const }))
  return writeExcelFile([head, ...rows, [], [text(footOf(report))]], {
    sheet: report.month,
    columns: [10, 18, 34, 10, 14, 16, 14].map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}
