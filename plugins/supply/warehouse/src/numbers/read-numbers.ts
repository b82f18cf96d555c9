/** Waybill numbers out of what a carrier sends: a column pasted from a table, or its file, a workbook or CSV. */
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { type Carrier, tidyWaybill, waybillProblem } from '@shanzhen/shipping/carriers'

const SHOWN = 10
const HEAD = /单号|number|waybill/i
const LONG_DIGITS = 15

type Read = { numbers: string[]; bad: string[] }
type Cell = { text: string; numeric: boolean } | undefined

/**
 * Of each row the first cell that looks like this carrier's number; of rows that have none, the first few are told. A number
 * the table kept as a figure of more than fifteen digits has lost its last ones and is never guessed.
 * @throws SheetRefused where the file cannot be read
 */
export async function readNumbers(carrier: Carrier, source: Buffer): Promise<Read> {
  const { rows } = await readTable(source)
  const numbers = new Set<string>()
  const bad: string[] = []
  for (const { cells } of rows) {
    const number = cells.map((cell) => numberIn(carrier, cell)).find(Boolean)
    const said = cells.flatMap((cell) => cell?.text ?? []).join(' ')
    if (number) numbers.add(number)
    else if (said && !HEAD.test(said) && bad.length < SHOWN) bad.push(said.slice(0, 60))
  }
  return { numbers: [...numbers], bad }
}

function numberIn(carrier: Carrier, cell: Cell): string | null {
  if (!cell || (cell.numeric && cell.text.length > LONG_DIGITS)) return null
  const number = tidyWaybill(cell.text)
  return waybillProblem(carrier, number) ? null : number
}
