/** A table that cannot be read: why, in words for whoever sent it. */
export class SheetRefused extends Error {}

export const SHEET_LIMITS = {
  /** Of the file as it comes. */
  file_bytes: 20 * 1024 * 1024,
  /** Of what a workbook unpacks to, in all: far above what so many rows need, far below what a bomb is. */
  unpacked_bytes: 200 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  cell_chars: 2000,
}

/**
 * As it stands in the table, without blanks around it. `numeric`: the table keeps it as a number, of which more than fifteen
 * digits are not what was typed.
 */
export type SheetCell = { text: string; numeric: boolean }
/** The first line is a row like any other; a cell that is empty is undefined. */
export type Sheet = { rows: { row: number; cells: (SheetCell | undefined)[] }[] }
