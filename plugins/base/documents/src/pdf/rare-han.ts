/** Names hold characters that the sheet's own font does not have (𠮷): they are taken from a second one, one by one. */
import { FONT_NAMES, rareFontData, type FontName } from './fonts'
import type { Sheet } from './sheet'

type Letters = { hasGlyphForCodePoint(point: number): boolean }
/** What pdfkit does with text at its lowest: one line at a place, and how wide it is. */
type Inner = Sheet & {
  _font: { font: Letters }
  _fontFamilies: Record<string, { font: Letters }>
  _fragment(text: string, x: number, y: number, options: Record<string, unknown>): void
}
type Run = { text: string; rare: boolean }

const rareName = (name: FontName) => `${name}-rare`

export function printRareHan(sheet: Sheet): void {
  const inner = sheet as Inner
  const [widthOf, draw] = [inner.widthOfString.bind(inner), inner._fragment.bind(inner)]
  const nameNow = () => FONT_NAMES.find((name) => inner._fontFamilies[name] === inner._font)

  const inFont = <T>(name: FontName, { rare }: Run, work: () => T): T => {
    if (!rare) return work()
    sheet.font(rareName(name))
    try {
      return work()
    } finally {
      sheet.font(name)
    }
  }
  const widthIn = (name: FontName, run: Run, options?: object) => inFont(name, run, () => widthOf(run.text, options))

  inner.widthOfString = (text, options) => {
    const name = nameNow()
    const runs = name && runsOf(inner, name, String(text))
    return runs ? runs.reduce((sum, run) => sum + widthIn(name, run, options), 0) : widthOf(text, options)
  }
  inner._fragment = (text, x, y, options) => {
    const name = nameNow()
    const runs = name && runsOf(inner, name, String(text).replace(/\n/g, ''))
    if (!runs) return draw(text, x, y, options)
    const width = runs.reduce((sum, run) => sum + widthIn(name, run, options), 0)
    const room = options.width ? Number(options.lineWidth) - width : 0
    let at = x + (options.align === 'right' ? room : options.align === 'center' ? room / 2 : 0)
    for (const run of runs) {
      const { textWidth: _width, wordCount: _words, ...rest } = options
      inFont(name, run, () => draw(run.text, at, y, { ...rest, align: 'left' }))
      at += widthIn(name, run, options)
    }
  }
}

/** @returns null where the font has every character, so that almost every line is drawn as ever */
function runsOf(inner: Inner, name: FontName, text: string): Run[] | null {
  const own = inner._font.font
  if (!/[^\u0000-\uffff]|[\ud800-\udfff]|[\u3400-\u9fff\uf900-\ufaff]/.test(text)) return null
  const points = [...text]
  if (points.every((letter) => own.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))) return null
  const second = rareLetters(inner, name)
  const runs: Run[] = []
  for (const letter of points) {
    const point = letter.codePointAt(0) ?? 0
    const rare = !own.hasGlyphForCodePoint(point) && second.hasGlyphForCodePoint(point)
    // In neither: its number, which can be looked up, and not an empty box.
    const known = rare || own.hasGlyphForCodePoint(point) || point < 0x3400
    const drawn = known ? letter : `[U+${point.toString(16).toUpperCase()}]`
    const last = runs.at(-1)
    if (last && last.rare === rare) last.text += drawn
    else runs.push({ text: drawn, rare })
  }
  return runs
}

/** Read and registered when the first rare character comes: most sheets have none. */
function rareLetters(inner: Inner, name: FontName): Letters {
  const rare = rareName(name)
  if (!inner._fontFamilies[rare]) {
    inner.registerFont(rare, rareFontData(name))
    inner.font(rare).font(name)
  }
  return inner._fontFamilies[rare].font
}
