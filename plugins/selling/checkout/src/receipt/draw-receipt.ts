import { makePdf, mm, numberPages, type Sheet } from '@shanzhen/documents/pdf'
import { amountInCapitals } from './amount-in-capitals'
import { type ReceiptFacts, yuan } from './receipt-facts'

const INK = '#1f2a24'
const SOFT = '#6b6b60'
const LINE = '#cfcabb'
const HEADS = ['商品', '规格', '单价', '数量', '金额']

/** One A4 sheet, more where there are many goods. */
export function drawReceipt(facts: ReceiptFacts): Promise<Buffer> {
  return makePdf({ title: `购物收据 ${facts.number}` }, (sheet) => {
    sheet.fillColor(INK).font('bold').fontSize(20).text('购物收据', { align: 'center' })
    sheet.font('body').fontSize(9).fillColor(SOFT).text('本收据仅为购物付款凭证，不作为税务发票', { align: 'center' })
    sheet.moveDown(1.5)
    pairs(sheet, [...facts.seller, ...facts.head])
    sheet.moveDown(1)
    goods(sheet, facts.lines)
    sheet.moveDown(0.8)
    amounts(sheet, facts)
    numberPages(sheet)
  })
}

function pairs(sheet: Sheet, rows: [string, string][]): void {
  for (const [label, value] of rows) {
    sheet.font('body').fontSize(10).fillColor(SOFT).text(`${label}：`, { continued: true })
    sheet.fillColor(INK).text(value)
  }
}

function goods(sheet: Sheet, lines: string[][]): void {
  const right = { x: 'right', y: 'center' } as const
  const cell = (text: string, column: number, head = false) => ({
    text,
    align: column > 1 ? right : ({ x: 'left', y: 'center' } as const),
    font: { src: head ? 'bold' : 'body', size: 10 },
    textColor: INK,
  })
  sheet.table({
    columnStyles: ['*', mm(38), mm(24), mm(16), mm(26)],
    defaultStyle: { padding: mm(1.6), border: { top: 0, left: 0, right: 0, bottom: 0.6 }, borderColor: LINE },
    data: [HEADS, ...lines].map((row, index) => row.map((text, column) => cell(text, column, index === 0))),
  })
}

function amounts(sheet: Sheet, facts: ReceiptFacts): void {
  for (const [label, value] of facts.sums) amount(sheet, label, value, label === '实付合计')
  for (const [label, value] of facts.refunds) amount(sheet, label, value)
  if (facts.refunds.length) amount(sheet, '退款后实收', yuan(facts.remaining_fen), true)
  sheet.moveDown(0.6)
  sheet.font('body').fontSize(10).fillColor(SOFT)
  sheet.text('人民币（大写）：', sheet.page.margins.left, sheet.y, { continued: true })
  sheet.font('bold').fillColor(INK).text(amountInCapitals(facts.remaining_fen))
}

function amount(sheet: Sheet, label: string, value: string, strong = false): void {
  const { left, right } = sheet.page.margins
  const width = sheet.page.width - left - right
  if (sheet.y + mm(8) > sheet.page.height - sheet.page.margins.bottom) sheet.addPage()
  const { y } = sheet
  sheet.font(strong ? 'bold' : 'body').fontSize(strong ? 12 : 10)
  sheet.fillColor(strong ? INK : SOFT).text(label, left, y, { width: width - mm(40), align: 'right' })
  sheet.fillColor(INK).text(value, left, y, { width, align: 'right' })
  sheet.y += mm(0.8)
}
