import { plain } from '../plain'

/** A table that cannot be read: why, in words for whoever sent it. */
export class SheetRefused extends Error {}

export const SHEET_LIMITS = {
  /** Of the file as it comes. */
  file_bytes: 20 * 1024 * 1024,
  /** Of what a workbook unpacks to, in all: far above what so many rows need, far below what a bomb is. */
  unpacked_bytes: 100 * 1024 * 1024,
  /** How much larger a part gets by unpacking: what repeats that often is no table. Parts below the first are not looked at. */
  growth: { from_bytes: 5 * 1024 * 1024, times: 100 },
  /** Of a workbook's XML: so many elements in all, so deep, so many attributes each. */
  ...{ elements: 4_000_000, depth: 50, attributes: 200 },
  merges: 20_000,
  /** Of one line of a CSV. */
  record_chars: 100_000,
  rows: 20_000,
  columns: 200,
  cell_chars: 2000,
  /** Of all cells together: a workbook names one long text as often as it likes. A CSV of the allowed bytes holds no more. */
  table_chars: 20_000_000,
}

/**
 * As it stands in the table, without unseen signs and blanks around it. `numeric`: the table keeps it as a number, of which more
 * than fifteen digits are not what was typed. `merged`: it is one cell with the one above, whose text it has.
 */
export type SheetCell = { text: string; numeric: boolean; merged?: true }
/** The first line is a row like any other; a cell that is empty is undefined. */
export type Sheet = { rows: { row: number; cells: (SheetCell | undefined)[] }[] }

export const TABLE_TOO_LARGE = '这个工作簿展开后太大，请分成几个文件'

/** Counts what the cells of a table hold together. @throws SheetRefused where it is more than a table does */
export function textCounter(): (text: string) => void {
  let chars = 0
  return (text) => {
    chars += text.length
    if (chars > SHEET_LIMITS.table_chars) throw new SheetRefused(TABLE_TOO_LARGE)
  }
}

/** What of a cell is kept; half a sign at the end is none. */
export const cellText = (text: string): string => plain(text.slice(0, SHEET_LIMITS.cell_chars)).trim()
