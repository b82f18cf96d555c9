/** A carton's label, 100 × 150 mm: who takes it, what is in it, and its code as GS1-128, which is scanned at the van. */
import { makePdf, mm } from '@shanzhen/documents/pdf'
import type { CartonSaid } from '../wire'
import { drawGs1 } from './barcode'

const [WIDTH, HEIGHT, MARGIN] = [100, 150, 6]
const BARS = { x: MARGIN + 2, width: WIDTH - 2 * MARGIN - 4, height: 38 }

export async function drawCarton({ sscc, carrier_name, parcels, pieces, closed_at }: CartonSaid): Promise<Buffer> {
  return makePdf({ title: `箱 ${sscc}`, size: [WIDTH, HEIGHT], margin_mm: 0 }, (sheet) => {
    const put = (words: string, y: number, size: number, bold = false, align: 'left' | 'center' = 'left') =>
      sheet
        .font(bold ? 'bold' : 'body')
        .fontSize(size)
        .fillColor('#000000')
        .text(words, mm(MARGIN), mm(y), {
          ...{ width: mm(WIDTH - 2 * MARGIN), height: size * 1.3, lineBreak: false, ellipsis: true, align },
        })
    put(carrier_name, 8, 22, true)
    put(`${parcels.length} 个包裹，${pieces} 件`, 24, 16)
    const at = closed_at && new Date(closed_at)
    put(at ? `封箱 ${at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}` : '还没封箱', 36, 11)
    put('SSCC', 56, 11)
    put(sscc, 62, 18, true)
    drawGs1(sheet, `(00)${sscc}`, { ...BARS, y: 82 })
    put(`(00) ${sscc}`, 82 + BARS.height + 2, 12, false, 'center')
  })
}
