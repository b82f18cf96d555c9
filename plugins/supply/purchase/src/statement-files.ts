import { csv } from '@shanzhen/documents/csv'
import { drawLongTable, makePdf, mm, numberPages } from '@shanzhen/documents/pdf'
import type { Month } from './statement'

const HEAD = ['日期', '种类', '说明', '应付', '已付', '余额'] as const
const yuan = (fen: number) => (fen / 100).toFixed(2)
const orNone = (fen: number) => (fen ? yuan(fen) : '')

const rowsOf = ({ lines, opening_fen, closing_fen, owed_fen, paid_fen }: Month): string[][] => [
  ['', '期初', '', '', '', yuan(opening_fen)],
  ...lines.map((line) => [
    ...[line.day, line.kind, line.words, orNone(line.owed_fen), orNone(line.paid_fen), yuan(line.balance_fen)],
  ]),
  ['', '本月合计', '', yuan(owed_fen), yuan(paid_fen), yuan(closing_fen)],
]

/** As a spreadsheet opens it; yuan with two places. */
export const monthCsv = (month: Month): string =>
  csv([[...HEAD.slice(0, 3), ...HEAD.slice(3).map((name) => `${name}（元）`)], ...rowsOf(month)])

const INK = '#1f2a24'
const SOFT = '#6b6b60'

/** 结算单: A4, more sheets where there are many deliveries; with room for both signatures. */
export function monthPdf(month: Month, buyer: string): Promise<Buffer> {
  const name = `${month.producer} ${month.month.replace('-', ' 年 ')} 月`
  return makePdf({ title: `采购结算单 ${name}` }, async (sheet) => {
    sheet.fillColor(INK).font('bold').fontSize(18).text('采购结算单', { align: 'center' })
    sheet.font('body').fontSize(10).fillColor(SOFT).text(name, { align: 'center' })
    sheet.moveDown(1).fillColor(INK)
    if (buyer) sheet.text(`收货单位：${buyer}`)
    sheet.text(`生产者：${month.producer}`)
    sheet.moveDown(0.6)
    const cell = (text: string, column: number, strong: boolean) => ({
      text,
      align: column > 2 ? ({ x: 'right', y: 'center' } as const) : ({ x: 'left', y: 'center' } as const),
      font: { src: strong ? 'bold' : 'body', size: 9 },
      textColor: INK,
    })
    const table = [[...HEAD.slice(0, 3), ...HEAD.slice(3).map((head) => `${head}（元）`)], ...rowsOf(month)]
    await drawLongTable(sheet, {
      columnStyles: [mm(20), mm(16), '*', mm(23), mm(23), mm(25)],
      defaultStyle: { padding: mm(1.4), border: { top: 0, left: 0, right: 0, bottom: 0.6 }, borderColor: '#cfcabb' },
      data: table.map((row, at) => row.map((text, i) => cell(text, i, at === 0 || at === table.length - 1))),
    })
    sheet.moveDown(1.5)
    if (sheet.y + mm(20) > sheet.page.height - sheet.page.margins.bottom) sheet.addPage()
    const { left } = sheet.page.margins
    const { y } = sheet
    sheet
      .font('body')
      .fontSize(10)
      .fillColor(SOFT)
      .text('生产者签字：', left, y)
      .text('收货单位签章：', left + mm(95), y)
    numberPages(sheet)
  })
}
