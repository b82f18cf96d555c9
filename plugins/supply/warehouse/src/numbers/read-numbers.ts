/** Waybill numbers out of what a carrier sends: a column pasted from a table, or its file as CSV or text. */
import { type Carrier, tidyWaybill, waybillProblem } from '@shanzhen/shipping/carriers'

const SHOWN = 10
const HEAD = /单号|number|waybill/i

/** Chinese Excel writes CSV as GB18030. */
export function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Of each line the first cell that looks like this carrier's number; of lines that have none, the first few are told. */
export function readNumbers(carrier: Carrier, text: string): { numbers: string[]; bad: string[] } {
  const numbers = new Set<string>()
  const bad: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split(/[,，;\t]/).map((cell) => tidyWaybill(cell.replace(/^['"=\s]+|['"\s]+$/g, '')))
    const number = cells.find((cell) => cell && !waybillProblem(carrier, cell))
    if (number) numbers.add(number)
    else if (cells.some(Boolean) && !HEAD.test(line) && bad.length < SHOWN) bad.push(line.trim().slice(0, 60))
  }
  return { numbers: [...numbers], bad }
}
