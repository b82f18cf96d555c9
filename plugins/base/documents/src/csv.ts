/** Tables as a spreadsheet opens them: UTF-8 with its mark, and no cell that it would take for a formula. */

/** OWASP, CSV injection: also behind spaces, and in the wide letters of Chinese. */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/
const NUMBER = /^-?\d+(?:\.\d+)?$/

/** Quoted where it must be; what a spreadsheet would take for a formula is told to be text, a plain number stays one. */
function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const CSV_MARK = '\uFEFF'
/** One line after the other, for files that are written page by page. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
export const csv = (rows: readonly (readonly string[])[]): string => CSV_MARK + csvLines(rows)
