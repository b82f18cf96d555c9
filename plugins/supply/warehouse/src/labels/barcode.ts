/** Bars as the page draws them itself: sharp at any size, and no picture in the file. */
import { raw } from '@bwip-js/node'
import { mm, type Sheet } from '@shanzhen/documents/pdf'

type Box = { x: number; y: number; width: number; height: number }
type Bars = { sbs: number[] }

/** Code 128, as carriers scan it. @throws where the text has a sign that Code 128 does not know */
export function drawBarcode(sheet: Sheet, text: string, { x, y, width, height }: Box): void {
  const [encoded] = raw({ bcid: 'code128', text }) as unknown as Bars[]
  const { sbs } = encoded
  const modules = sbs.reduce((sum, run) => sum + run, 0)
  const unit = mm(width) / modules
  let at = mm(x)
  sbs.forEach((run, i) => {
    if (i % 2 === 0) sheet.rect(at, mm(y), run * unit, mm(height))
    at += run * unit
  })
  sheet.fill('#000000')
}
