/** 收货单: what is to come, with room to write what came; or what came, for the producer to sign. */
import { makePdf, mm, numberPages } from '@shanzhen/documents/pdf'
import { amountOf } from '../receiving/amount'
import { noteCode } from '../receiving/note-code'
import type { ReceivingNoteSaid } from '../wire'
import { drawBarcode } from './barcode'

const LEFT = 16
const BOTTOM = 262
const COLUMNS = [
  ['商品', LEFT, 70],
  ['预计', 88, 26],
  ['实收', 116, 26],
  ['差异原因', 144, 50],
] as const

export async function drawReceiving(note: ReceivingNoteSaid): Promise<Buffer> {
  return makePdf({ title: `收货单 ${note.number}` }, (sheet) => {
    let y = 16
    const put = (words: string, x: number, width: number, size = 10, bold = false) =>
      sheet
        .font(bold ? 'bold' : 'body')
        .fontSize(size)
        .fillColor('#000000')
        .text(words, mm(x), mm(y), { width: mm(width), height: size * 1.3, lineBreak: false, ellipsis: true })
    const step = (height: number) => {
      y += height
      if (y <= BOTTOM) return
      sheet.addPage()
      y = 16
    }
    put(`收货单 ${noteCode(note.number)} · ${note.producer_name}`, LEFT, 120, 16, true)
    drawBarcode(sheet, noteCode(note.number), { x: 150, y, width: 44, height: 10 })
    step(9)
    const came = note.received_by ? ` · 收货：${note.received_by}` : ''
    put(`预计 ${note.expected_on} 到${came} · 送货单号 ${note.delivery_number ?? '________'}`, LEFT, 130)
    step(9)
    for (const [head, x, width] of COLUMNS) put(head, x, width, 10, true)
    step(7)
    for (const line of note.lines) {
      const cells = [
        ...[line.title, amountOf(line.expected, line.unit)],
        ...[line.received === null ? '________' : amountOf(line.received, line.unit), line.difference_reason ?? ''],
      ]
      COLUMNS.forEach(([, x, width], column) => put(cells[column], x, width))
      step(6.5)
      for (const { code, quantity, best_before } of line.lots) {
        put(`批次 ${code} · ${amountOf(quantity, line.unit)} · 至 ${best_before}`, LEFT + 4, 170, 8.5)
        step(5)
      }
    }
    if (note.remark) {
      step(3)
      put(`备注：${note.remark}`, LEFT, 170)
    }
    step(10)
    put('收进的货先待检，检验放行后才能卖。', LEFT, 170)
    step(10)
    put('送货人签字：________________    收货人签字：________________    时间：________________', LEFT, 178)
    numberPages(sheet)
  })
}
