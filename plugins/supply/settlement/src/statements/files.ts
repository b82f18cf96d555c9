/** A statement as a file: to print, to count with, and to prove that nothing of it was changed. */
import { drawLongTable, makePdf, mm, numberPages } from '@shanzhen/documents/pdf'
import type { StatementContent } from '../wire'
import { movementName } from '@shanzhen/shop-orders/movement-words'

const HEAD = ['行', '时间', '种类', '编号', '商品', '运费', '金额', '余额'] as const
const beijing = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const yuan = (fen: number) => (fen / 100).toFixed(2)
const orNone = (fen: number) => (fen ? yuan(fen) : '')

export type ProvedStatement = { content: StatementContent; hash: string }

/** Whoever holds it checks it by itself: the SHA-256 of `content` as it stands is `hash`, and names the hash before it. */
export const statementJson = (statement: ProvedStatement): string => JSON.stringify(statement)

const periodOf = ({ period: { from, to } }: StatementContent) => `${from ? beijing(from) : '开户'} 至 ${beijing(to)}`

const rowsOf = ({ opening_fen, closing_fen, lines }: StatementContent): string[][] => [
  ['', '', '期初余额', '', '', '', '', yuan(opening_fen)],
  ...lines.map((line) => [
    ...[String(line.no), beijing(line.at), movementName(line.kind, line.reason), line.reference],
    ...[orNone(line.goods_fen), orNone(line.freight_fen), yuan(line.amount_fen), yuan(line.balance_fen)],
  ]),
  ['', '', '期末余额', '', '', '', '', yuan(closing_fen)],
]

export async function statementExcel({ content, hash }: ProvedStatement): Promise<Buffer> {
  // The library is an ECMAScript module; this plugin is built as CommonJS.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const text = (value: string) => ({ value, type: String })
  const sum = (value: string) =>
    value ? { value: Number(value), type: Number, format: '#,##0.00;[Red]-#,##0.00' } : null
  const head = HEAD.map((value, i) => ({
    ...text(i > 3 ? `${value}（元）` : value),
    fontWeight: 'bold' as const,
  }))
  const rows = rowsOf(content).map((row) => row.map((value, i) => (i > 3 ? sum(value) : text(value))))
  const foot = [[], [text(`对账单 ${content.number}`)], [text(periodOf(content))], [text(`校验 SHA-256 ${hash}`)]]
  return writeExcelFile([head, ...rows, ...foot], {
    sheet: content.number,
    columns: [6, 18, 18, 26, 12, 12, 12, 14].map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}

const INK = '#1f2a24'
const SOFT = '#6b6b60'

/** A4, more sheets where there are many lines. */
export function statementPdf({ content, hash }: ProvedStatement, center: string): Promise<Buffer> {
  return makePdf({ title: `对账单 ${content.number}` }, async (sheet) => {
    sheet.fillColor(INK).font('bold').fontSize(18).text('对账单', { align: 'center' })
    sheet.font('body').fontSize(10).fillColor(SOFT).text(content.number, { align: 'center' })
    sheet.moveDown(1).fillColor(INK)
    if (center) sheet.text(`供应中心：${center}`)
    sheet.text(`小店：${content.shop.name}`).text(`期间：${periodOf(content)}`)
    sheet.moveDown(0.6)
    const cell = (value: string, column: number, strong: boolean) => ({
      text: value,
      align: column > 3 ? ({ x: 'right', y: 'center' } as const) : ({ x: 'left', y: 'center' } as const),
      font: { src: strong ? 'bold' : 'body', size: 8.5 },
      textColor: INK,
    })
    const table = [[...HEAD.slice(0, 4), ...HEAD.slice(4).map((name) => `${name}（元）`)], ...rowsOf(content)]
    await drawLongTable(sheet, {
      columnStyles: [mm(9), mm(27), mm(25), '*', mm(20), mm(19), mm(21), mm(22)],
      defaultStyle: { padding: mm(1.2), border: { top: 0, left: 0, right: 0, bottom: 0.6 }, borderColor: '#cfcabb' },
      data: table.map((row, at) => row.map((value, i) => cell(value, i, at === 0 || at === table.length - 1))),
    })
    sheet.moveDown(1).font('body').fontSize(8).fillColor(SOFT)
    sheet.text(`校验 SHA-256 ${hash}`).text(`上一张 ${content.previous_hash ?? '无'}`)
    numberPages(sheet)
  })
}
