/** Draws labels: a QR of the GS1 link, what the bag holds, the 承诺达标合格证 where the law wants it. */
import { makePdf, mm, type Sheet } from '@shanzhen/documents/pdf'
import { groupCode } from '../gs1/trace-code'
import { partsOf, PAPERS, placeOf, type Box, type LabelFormat } from './layout'
import type { LabelLine, LabelWords } from './words'

const INK = '#22261f'
const POINT_MM = 25.4 / 72

export type Label = { code: string; link: string }

/** @returns the whole PDF; one page per label on a roll. */
export async function drawLabels(format: LabelFormat, words: LabelWords, labels: Label[]): Promise<Buffer> {
  const { encode } = await import('uqr')
  const { page } = PAPERS[format]
  const size = format === 'sheet' ? 'A4' : ([page.width, page.height] as [number, number])
  return makePdf({ title: `${words.title} 追溯标签`, size, margin_mm: 0 }, (sheet) => {
    let shown = 0
    labels.forEach(({ code, link }, index) => {
      const place = placeOf(format, index)
      for (; shown < place.page; shown++) sheet.addPage()
      const { qr, code: under, words: beside } = partsOf(place)
      drawSquare(sheet, encode(link, { ecc: 'M', border: 0 }).data, qr)
      write(sheet, groupCode(code), under, 6, { align: 'center' })
      if (words.demo) write(sheet, '演示标签', { ...under, y: under.y + 3 }, 5, { align: 'center' })
      drawWords(sheet, words, beside)
    })
  })
}

/** One path for all dark modules, each row's neighbours joined: small files, and no hairlines between squares. */
function drawSquare(sheet: Sheet, rows: boolean[][], { x, y, width }: Box) {
  const side = mm(width) / rows.length
  rows.forEach((row, line) => {
    for (let from = 0; from < row.length; from++) {
      if (!row[from]) continue
      let to = from
      while (row[to + 1]) to++
      sheet.rect(mm(x) + from * side, mm(y) + line * side, (to - from + 1) * side, side)
      from = to
    }
  })
  sheet.fill('#000000')
}

function drawWords(sheet: Sheet, words: LabelWords, box: Box) {
  const { certificate } = words
  const small = certificate ? 5 : 6.5
  let y = box.y
  const put = (text: string, size: number, bold = false) => {
    write(sheet, text, { ...box, y }, size, { bold })
    y += size * POINT_MM * 1.32
  }
  put(words.title, 8.5, true)
  if (words.spec) put(words.spec, 6.5)
  for (const line of words.lines) put(told(line), small)
  if (certificate) {
    y += 0.5
    put('承诺达标合格证', 6.5, true)
    for (const line of certificate) put(told(line), small)
  }
}

const told = ({ label, value }: LabelLine) => `${label} ${value}`

/** One line; what does not fit is cut at the label's edge and never runs into the next one. */
function write(
  sheet: Sheet,
  text: string,
  box: Box,
  size: number,
  { bold = false, align = 'left' as 'left' | 'center' } = {},
) {
  sheet
    .font(bold ? 'bold' : 'body')
    .fontSize(size)
    .fillColor(INK)
    .text(text, mm(box.x), mm(box.y), {
      width: mm(box.width),
      height: size * 1.3,
      lineBreak: false,
      ellipsis: true,
      align,
    })
}
