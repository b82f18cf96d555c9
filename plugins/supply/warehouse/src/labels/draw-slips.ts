/** The slip in the box: whose goods these are, without a price; its code opens the order at the bench. */
import { makePdf, mm, type Sheet } from '@shanzhen/documents/pdf'
import { orderCode } from '../order-code'
import { drawBarcode } from './barcode'
import type { Parcel } from './read-parcels'

const SIZE: [number, number] = [100, 150]
const MARGIN = 6
const WIDTH = SIZE[0] - 2 * MARGIN
const ROW_MM = 7
const LAST_MM = SIZE[1] - 14

export async function drawSlips(parcels: Parcel[]): Promise<Buffer> {
  return makePdf({ title: '发货单', size: SIZE, margin_mm: 0 }, (sheet) =>
    parcels.forEach((parcel, i) => {
      if (i) sheet.addPage()
      drawSlip(sheet, parcel)
    }),
  )
}

function drawSlip(sheet: Sheet, parcel: Parcel): void {
  const put = (words: string, y: number, size = 9, bold = false) =>
    sheet
      .font(bold ? 'bold' : 'body')
      .fontSize(size)
      .fillColor('#000000')
      .text(words, mm(MARGIN), mm(y), { width: mm(WIDTH), height: size * 1.3, lineBreak: false, ellipsis: true })
  put(`${parcel.from.name || '宁陕山珍'} 发货单`, 6, 14, true)
  drawBarcode(sheet, orderCode(parcel.display_id), { x: MARGIN, y: 15, width: WIDTH / 2, height: 10 })
  put(`订单 ${orderCode(parcel.display_id)}`, 26, 10, true)
  put(parcel.pickup ? '自提' : [parcel.carrier_name, parcel.tracking_number].filter(Boolean).join(' '), 31)
  let y = 40
  for (const { title, pieces, sku } of parcel.lines) {
    if (y > LAST_MM) {
      sheet.addPage()
      y = 8
    }
    put(`□ ${title} × ${pieces}${sku ? `   ${sku}` : ''}`, y, 10)
    y += ROW_MM
  }
  if (parcel.note) {
    sheet
      .font('body')
      .fontSize(9)
      .text(`买家留言：${parcel.note}`, mm(MARGIN), mm(y + 2), {
        ...{ width: mm(WIDTH), height: mm(Math.max(6, LAST_MM - y)), ellipsis: true },
      })
  }
}
