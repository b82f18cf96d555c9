import PDFDocument from 'pdfkit'
import { FONT_NAMES, fontData } from './fonts'
import { openFontsOnce } from './opened-fonts'
import { printRareHan } from './rare-han'
import type { Sheet } from './sheet'

/** Lengths of paper are said in millimetres; pdfkit counts points. */
export const mm = (length_mm: number): number => (length_mm * 72) / 25.4

export type Paper = {
  /** Stands in the window's title and in the file's properties. */
  title: string
  /** `A4`, or width and height in millimetres, as a label roll has them. */
  size?: 'A4' | [width_mm: number, height_mm: number]
  margin_mm?: number
}
export type { Sheet } from './sheet'

/**
 * Draws a PDF with a Chinese font of its own embedded, in the letters it uses only. The fonts are called `body` and
 * `bold`; the first page is there when `draw` begins, at 10 pt.
 * @returns the whole file
 */
export async function makePdf(paper: Paper, draw: (sheet: Sheet) => void | Promise<void>): Promise<Buffer> {
  const { title, size = 'A4', margin_mm = 16 } = paper
  const sheet = new PDFDocument({
    size: size === 'A4' ? size : [mm(size[0]), mm(size[1])],
    margin: mm(margin_mm),
    info: { Title: title },
    lang: 'zh-CN',
    displayTitle: true,
    bufferPages: true,
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.once('end', () => resolve(Buffer.concat(chunks)))
    sheet.once('error', reject)
  })
  for (const name of FONT_NAMES) sheet.registerFont(name, fontData(name))
  openFontsOnce(sheet)
  printRareHan(sheet)
  sheet.font('body').fontSize(10)
  await draw(sheet)
  sheet.end()
  return done
}
