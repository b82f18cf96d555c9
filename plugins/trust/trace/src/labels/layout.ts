/** Where things stand on a label and labels on paper, in millimetres from the top left corner. */
export type Box = { x: number; y: number; width: number; height: number }
export type LabelFormat = 'sheet' | 'roll'

type Paper = {
  page: { width: number; height: number }
  label: { width: number; height: number }
  columns: number
  rows: number
  pitch: { x: number; y: number }
  margin: { x: number; y: number }
}

/** A4 with 3 × 7 labels of 63.5 × 38.1 mm, a size every stationer has; rolls of 60 × 40 mm, one label a page. */
export const PAPERS: Record<LabelFormat, Paper> = {
  sheet: {
    page: { width: 210, height: 297 },
    label: { width: 63.5, height: 38.1 },
    columns: 3,
    rows: 7,
    pitch: { x: 66, y: 38.1 },
    margin: { x: 7.25, y: 15.15 },
  },
  roll: {
    page: { width: 60, height: 40 },
    label: { width: 60, height: 40 },
    columns: 1,
    rows: 1,
    pitch: { x: 60, y: 40 },
    margin: { x: 0, y: 0 },
  },
}

/** The place of the label with this number (0-based). */
export function placeOf(format: LabelFormat, index: number): { page: number } & Box {
  const { columns, rows, pitch, margin, label } = PAPERS[format]
  const onPage = index % (columns * rows)
  return {
    page: Math.floor(index / (columns * rows)),
    x: margin.x + (onPage % columns) * pitch.x,
    y: margin.y + Math.floor(onPage / columns) * pitch.y,
    ...label,
  }
}

const PADDING = 2

/** QR on the left as large as 23 mm, words beside it, the code in figures below it. A QR under 20 mm reads badly. */
export function partsOf({ x, y, width, height }: Box): { qr: Box; words: Box; code: Box } {
  const side = Math.min(23, height - 2 * PADDING - 5)
  const left = x + PADDING
  return {
    qr: { x: left, y: y + PADDING, width: side, height: side },
    code: { x: left, y: y + PADDING + side + 0.6, width: side, height: 6 },
    words: { x: left + side + 2, y: y + PADDING, width: width - side - 2 - 2 * PADDING, height: height - 2 * PADDING },
  }
}
