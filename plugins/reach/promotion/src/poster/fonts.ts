/** The letters of posters: those of the shop's printed papers, for names hold rare characters. */
import { GlobalFonts } from '@napi-rs/canvas'
import { FONT_NAMES, fontData, type FontName, rareFontData } from '@shanzhen/documents/fonts'

/** Under a name of its own each: no machine's own fonts are asked, so that a poster looks the same everywhere. */
const OWN = { body: 'Poster Body', bold: 'Poster Bold' } as const
const RARE = { body: 'Poster Body Rare', bold: 'Poster Bold Rare' } as const
let ready = false

/** Read at the first poster: ten megabytes each, which a process that draws none does not need. */
function register(): void {
  if (ready) return
  for (const name of FONT_NAMES) {
    GlobalFonts.register(fontData(name), OWN[name])
    GlobalFonts.register(rareFontData(name), RARE[name])
  }
  ready = true
}

export function fontOf(name: FontName, size_px: number): string {
  register()
  return `${size_px}px "${OWN[name]}", "${RARE[name]}"`
}
