import type { Statement } from '../types'
import { STATEMENT_HEAD, statementRows } from './statement-rows'

/** A statement as a spreadsheet opens it: UTF-8 with its mark, yuan with two places, times in Beijing. */
export function statementCsv(statement: Statement): string {
  const rows = [
    [...STATEMENT_HEAD],
    ...statementRows(statement).map((row) => [
      row.at ?? '',
      row.kind,
      row.reference,
      row.amount_fen === null ? '' : yuan(row.amount_fen),
      yuan(row.balance_fen),
      row.transaction_id,
      row.description,
    ]),
  ]
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** What a spreadsheet takes for a formula (OWASP, CSV injection): also behind spaces, and in the wide letters of Chinese. */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/
const NUMBER = /^-?\d+(?:\.\d+)?$/

/** Quoted where it must be; what a spreadsheet would take for a formula is told to be text, a plain number stays one. */
function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
