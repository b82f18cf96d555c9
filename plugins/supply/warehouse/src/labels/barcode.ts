/** Bars as the page draws them itself: sharp at any size, and no picture in the file. */
import { render } from '@bwip-js/node'
import { mm, type Sheet } from '@shanzhen/documents/pdf'

type Box = { x: number; y: number; width: number; height: number }
type Bars = { width: number; bars: { x: number; width: number }[] }

const nothing = () => undefined

/** Where the bars of a text stand, in units of the encoder's. */
function encode(text: string, bcid: 'code128' | 'gs1-128'): Bars {
  const found: Bars = { width: 0, bars: [] }
  return render<Bars>(
    { bcid, text, scale: 1, includetext: false },
    {
      ...{ setopts: nothing, polygon: nothing, hexagon: nothing, ellipse: nothing, fill: nothing, text: nothing },
      ...{ scale: () => null, measure: () => ({ width: 0, ascent: 0, descent: 0 }) },
      init: (width) => void (found.width = width),
      // A bar of odd width is told by the unit right of its middle.
      line: (x, _y, _to, _bottom, width) => void found.bars.push({ x: x - Math.ceil(width / 2), width }),
      end: () => found,
    },
  )
}

/** Code 128, as carriers scan it. @throws where the text has a sign that Code 128 does not know */
export const drawBarcode = (sheet: Sheet, text: string, box: Box): void => draw(sheet, encode(text, 'code128'), box)

/** GS1-128, with its identifiers in brackets. @throws where a check digit is wrong */
export const drawGs1 = (sheet: Sheet, text: string, box: Box): void => draw(sheet, encode(text, 'gs1-128'), box)

function draw(sheet: Sheet, { width: whole, bars }: Bars, { x, y, width, height }: Box): void {
  const unit = mm(width) / whole
  for (const bar of bars) sheet.rect(mm(x) + bar.x * unit, mm(y), bar.width * unit, mm(height))
  sheet.fill('#000000')
}
