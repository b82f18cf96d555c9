/** The picking list on A4: what to fetch as one walks, then the wave's orders with the codes the bench asks for. */
import { makePdf, mm, numberPages, type Sheet } from '@shanzhen/documents/pdf'
import { orderCode } from '../order-code'
import type { WaveFileSaid } from '../wire'
import { drawBarcode } from './barcode'
import { COMMANDS } from '../commands'

const LEFT = 14
const WIDTH = 182
const BOTTOM = 275
/** x and width in millimetres. */
const COLUMNS = [
  ['库位', LEFT, 26],
  ['商品', 42, 74],
  ['批次', 118, 42],
  ['件数', 162, 14],
  ['实拣', 178, 18],
] as const

export async function drawPickingList({ wave, stops, orders }: WaveFileSaid): Promise<Buffer> {
  return makePdf({ title: `拣货单 ${wave.number}`, margin_mm: 14 }, (sheet) => {
    let y = 14
    const put = (words: string, x: number, width: number, size = 9, bold = false) =>
      sheet
        .font(bold ? 'bold' : 'body')
        .fontSize(size)
        .fillColor('#000000')
        .text(words, mm(x), mm(y), { width: mm(width), height: size * 1.3, lineBreak: false, ellipsis: true })
    const room = (height: number) => {
      if (y + height <= BOTTOM) return
      sheet.addPage()
      y = 14
    }
    put(`拣货单 · 波次 ${wave.number}`, LEFT, 120, 16, true)
    y += 8
    const kind = wave.kind === 'batch' ? '汇总拣货，打包台分单' : '边拣边分，一单一箱'
    put(`${wave.name} · ${kind} · ${wave.orders - wave.out} 单 ${wave.pieces} 件 · ${wave.made_by}`, LEFT, WIDTH)
    y += 8
    for (const [head, x, width] of COLUMNS) put(head, x, width, 9, true)
    y += 6
    for (const stop of stops) {
      room(stop.boxes.length ? 12 : 7)
      line(sheet, y - 1)
      const cells = [stop.place ?? '未定位', stop.title, stop.lot_code ?? '不分批', String(stop.quantity), '____']
      COLUMNS.forEach(([, x, width], i) => put(cells[i], x, width, i === 0 || i === 3 ? 11 : 9, i === 0 || i === 3))
      y += 6
      if (stop.boxes.length) {
        put(stop.boxes.map(({ position, quantity }) => `${position} 号箱 × ${quantity}`).join('  '), 42, 140, 8)
        y += 5
      }
    }
    y += 6
    room(24)
    put('订单码：打包台先扫它', LEFT, WIDTH, 11, true)
    y += 8
    const open = orders.filter(({ state }) => state === 'open')
    codes(
      sheet,
      open.map(({ display_id, position }) => [orderCode(display_id), `${position}. ${orderCode(display_id)}`]),
      () => y,
      (next) => (y = next),
      room,
    )
    y += 4
    room(24)
    put('打包台命令', LEFT, WIDTH, 11, true)
    y += 8
    const commands = Object.values(COMMANDS).map(({ code, zh }): [string, string] => [code, zh])
    codes(
      sheet,
      commands,
      () => y,
      (next) => (y = next),
      room,
    )
    numberPages(sheet)
  })
}

function line(sheet: Sheet, y: number): void {
  sheet
    .moveTo(mm(LEFT), mm(y))
    .lineTo(mm(LEFT + WIDTH), mm(y))
    .lineWidth(0.3)
    .stroke('#999999')
}

/** Three in a row, each with what it is below it. */
function codes(
  sheet: Sheet,
  rows: [code: string, said: string][],
  at: () => number,
  to: (y: number) => void,
  room: (height: number) => void,
): void {
  const width = WIDTH / 3
  rows.forEach(([code, said], i) => {
    if (i % 3 === 0) room(18)
    const x = LEFT + (i % 3) * width
    drawBarcode(sheet, code, { x, y: at(), width: width - 12, height: 9 })
    sheet
      .font('body')
      .fontSize(8)
      .fillColor('#000000')
      .text(said, mm(x), mm(at() + 9.6), { width: mm(width - 8), height: 11, lineBreak: false, ellipsis: true })
    if (i % 3 === 2 || i === rows.length - 1) to(at() + 18)
  })
}
