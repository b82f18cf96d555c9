/** Waybill labels, one a page. Whoever cannot be printed stands on a page of its own with why, and stops nobody. */
import { makePdf, mm, type Sheet } from '@shanzhen/documents/pdf'
import { orderCode } from '../order-code'
import type { PaperKey } from '../wire'
import { drawBarcode } from './barcode'
import { maskAddress, maskName, maskPhone } from './masking'
import { type Paper, PAPERS } from './papers'
import type { Parcel } from './read-parcels'

const INK = '#000000'

/** Why a label cannot be printed; null where it can. */
export function labelFault(parcel: Parcel): string | null {
  if (parcel.pickup) return '自提订单不用面单'
  if (!parcel.tracking_number) return '还没有运单号'
  if (!/^[\x20-\x7e]{1,40}$/.test(parcel.tracking_number)) return `运单号有条码印不出的字：${parcel.tracking_number}`
  return parcel.to.address ? null : '没有收货地址'
}

export async function drawLabels(key: PaperKey, parcels: Parcel[]): Promise<Buffer> {
  const paper = PAPERS[key]
  return makePdf({ title: '快递面单', size: [paper.width, paper.height], margin_mm: 0 }, (sheet) => {
    parcels.forEach((parcel, i) => {
      if (i) sheet.addPage()
      const fault = labelFault(parcel)
      if (fault) drawFault(sheet, paper, parcel, fault)
      else drawLabel(sheet, paper, parcel)
    })
  })
}

function drawFault(sheet: Sheet, paper: Paper, parcel: Parcel, fault: string): void {
  const line = writer(sheet, paper)
  line(`订单 ${orderCode(parcel.display_id)}`, paper.margin + 4, paper.text.big, true)
  line('这张面单没有印出来', paper.margin + 14, paper.text.body, true)
  line(fault, paper.margin + 20, paper.text.body)
}

function drawLabel(sheet: Sheet, paper: Paper, parcel: Parcel): void {
  const { margin, width, text, barcode, rows } = paper
  const line = writer(sheet, paper)
  const number = parcel.tracking_number ?? ''
  line(parcel.carrier_name, margin, text.big, true)
  line(parcel.region, margin + text.big * 0.5, text.body, true)
  drawBarcode(sheet, number, { x: margin + 3, y: barcode.top, width: width - 2 * margin - 6, height: barcode.height })
  line(number, barcode.top + barcode.height + 1, text.body, true, 'center')
  rule(sheet, paper, rows.to - 2)
  line(`收 ${maskName(parcel.to.name)} ${maskPhone(parcel.to.phone)}`, rows.to, text.big * 0.85, true)
  block(sheet, paper, maskAddress(parcel.to.address), rows.to + text.big * 0.5, text.body, 3)
  rule(sheet, paper, rows.from - 2)
  line(`寄 ${maskName(parcel.from.name)} ${maskPhone(parcel.from.phone)}`, rows.from, text.body)
  block(sheet, paper, maskAddress(parcel.from.address), rows.from + text.body * 0.5, text.small, 2)
  rule(sheet, paper, rows.goods - 2)
  const goods = parcel.lines.map(({ title, pieces }) => `${title} × ${pieces}`).join('；')
  block(sheet, paper, goods, rows.goods, text.small, 6)
  rule(sheet, paper, rows.foot - 2)
  const foot = { x: margin, y: rows.foot, width: (width - 2 * margin) / 2, height: barcode.height / 2 }
  drawBarcode(sheet, orderCode(parcel.display_id), foot)
  line(orderCode(parcel.display_id), rows.foot + barcode.height / 2 + 0.6, text.small)
}

type Align = 'left' | 'center'
const writer =
  (sheet: Sheet, { margin, width }: Paper) =>
  (words: string, y: number, size: number, bold = false, align: Align = 'left') =>
    sheet
      .font(bold ? 'bold' : 'body')
      .fontSize(size)
      .fillColor(INK)
      .text(words, mm(margin), mm(y), {
        ...{ width: mm(width - 2 * margin), height: size * 1.3, lineBreak: false, ellipsis: true, align },
      })

function block(sheet: Sheet, { margin, width }: Paper, words: string, y: number, size: number, lines: number): void {
  sheet
    .font('body')
    .fontSize(size)
    .fillColor(INK)
    .text(words, mm(margin), mm(y), { width: mm(width - 2 * margin), height: size * 1.45 * lines, ellipsis: true })
}

function rule(sheet: Sheet, { margin, width }: Paper, y: number): void {
  sheet
    .moveTo(mm(margin), mm(y))
    .lineTo(mm(width - margin), mm(y))
    .lineWidth(0.5)
    .stroke(INK)
}
