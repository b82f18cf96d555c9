/** The list a carrier signs for what it took along. */
import { makePdf, mm, numberPages } from '@shanzhen/documents/pdf'
import type { ManifestParcel, ManifestRow } from '../modules/warehouse/store/manifests'
import { orderCode } from '../order-code'

const LEFT = 16
const BOTTOM = 262
const COLUMNS = [
  ['序', LEFT, 14],
  ['运单号', 32, 70],
  ['订单', 106, 40],
  ['件数', 150, 20],
] as const

export async function drawManifest(manifest: ManifestRow, parcels: ManifestParcel[], by: string): Promise<Buffer> {
  return makePdf({ title: `交接单 ${manifest.number}` }, (sheet) => {
    let y = 16
    const put = (words: string, x: number, width: number, size = 10, bold = false) =>
      sheet
        .font(bold ? 'bold' : 'body')
        .fontSize(size)
        .fillColor('#000000')
        .text(words, mm(x), mm(y), { width: mm(width), height: size * 1.3, lineBreak: false, ellipsis: true })
    put(`交接单 ${manifest.number} · ${manifest.carrier_name}`, LEFT, 170, 16, true)
    y += 9
    const at = manifest.made_at.toLocaleString('zh-CN', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'medium',
      timeStyle: 'short',
    })
    put(`${at} · 共 ${parcels.length} 个包裹 · 交出：${by}`, LEFT, 170)
    y += 9
    for (const [head, x, width] of COLUMNS) put(head, x, width, 10, true)
    y += 7
    parcels.forEach(({ tracking_number, display_id, pieces }, i) => {
      if (y > BOTTOM) {
        sheet.addPage()
        y = 16
      }
      const cells = [String(i + 1), tracking_number ?? '—', orderCode(display_id), String(pieces)]
      COLUMNS.forEach(([, x, width], column) => put(cells[column], x, width))
      y += 6.5
    })
    y += 8
    put(`取件人签字：${manifest.taken_by ?? ''} ________________    时间：________________`, LEFT, 170)
    numberPages(sheet)
  })
}
