/** A font is read out of its file once for each sheet: its ten megabytes take as long as forty lines to draw. */
import { FONT_NAMES, fontData } from './fonts'
import type { Sheet } from './sheet'

type SetFont = (src: unknown, ...more: (string | number | undefined)[]) => Sheet

/** After each cell of a table pdfkit goes back to the font of before, by its bytes, which it opens anew; by its name it does not. */
export function openFontsOnce(sheet: Sheet): void {
  const names = new Map<unknown, string>(FONT_NAMES.map((name) => [fontData(name), name]))
  const setFont = sheet.font.bind(sheet) as SetFont
  Object.assign(sheet, { font: ((src, ...more) => setFont(names.get(src) ?? src, ...more)) satisfies SetFont })
}
