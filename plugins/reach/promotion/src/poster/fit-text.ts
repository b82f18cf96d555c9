/** Text in the room there is: shrunk first, then broken over its lines, then ended with dots. */

type Pen = { font: string; measureText(text: string): { width: number } }
type Room = {
  width_px: number
  lines: number
  /** The largest first. */
  sizes_px: readonly number[]
  fontOf: (size_px: number) => string
}
export type Fitted = { lines: string[]; size_px: number; cut: boolean }

/** What readers see as one letter stays one. */
const LETTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' })
/** No line begins with these. */
const NO_START = /^[，。、；：？！）》」』”’%,.;:?!)\]]/

export function fitText(pen: Pen, text: string, { width_px, lines, sizes_px, fontOf }: Room): Fitted {
  const letters = [...LETTERS.segment(text.replace(/\s+/g, ' ').trim())].map(({ segment }) => segment)
  let broken: string[] = []
  for (const size_px of sizes_px) {
    pen.font = fontOf(size_px)
    broken = breakLines(pen, letters, width_px)
    if (broken.length <= lines) return { lines: broken, size_px, cut: false }
  }
  const kept = broken.slice(0, lines)
  const last = [...LETTERS.segment(kept[lines - 1])].map(({ segment }) => segment)
  while (last.length && pen.measureText(`${last.join('')}…`).width > width_px) last.pop()
  kept[lines - 1] = `${last.join('').trimEnd()}…`
  return { lines: kept, size_px: sizes_px[sizes_px.length - 1], cut: true }
}

/** Chinese breaks anywhere; a word in Latin letters moves on whole where it can. */
function breakLines(pen: Pen, letters: string[], width_px: number): string[] {
  const lines: string[] = []
  let line: string[] = []
  for (const letter of letters) {
    if (pen.measureText([...line, letter].join('')).width <= width_px || !line.length) {
      line.push(letter)
      continue
    }
    let from = line.length
    if (NO_START.test(letter) && line.length > 1) from -= 1
    else if (/[A-Za-z0-9]/.test(letter)) {
      let word = line.length
      while (word > 0 && /[A-Za-z0-9]/.test(line[word - 1])) word -= 1
      if (word > 0) from = word
    }
    const moved = line.splice(from)
    lines.push(line.join('').trimEnd())
    line = [...moved, letter].filter((one, i) => i > 0 || one !== ' ')
  }
  if (line.length) lines.push(line.join(''))
  return lines
}
