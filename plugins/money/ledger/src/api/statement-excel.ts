import type { Statement } from '../types'
import { kindName, ownerName } from '../words'
import { STATEMENT_HEAD, statementRows } from './statement-rows'

const WIDTHS = [20, 14, 36, 14, 14, 34, 24]

/** A statement as an Excel file: amounts are numbers that can be added up, text is text and never a formula. */
export async function statementExcel(statement: Statement): Promise<Buffer> {
  // The library is an ECMAScript module; this plugin is built as CommonJS.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const { account } = statement
  const text = (value: string) => ({ value, type: String })
  const yuan = (fen: number | null) =>
    fen === null ? null : { value: fen / 100, type: Number, format: '#,##0.00;[Red]-#,##0.00' }
  const head = STATEMENT_HEAD.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const rows = statementRows(statement).map((row) => [
    text(row.at ?? ''),
    text(row.kind),
    text(row.reference),
    yuan(row.amount_fen),
    yuan(row.balance_fen),
    text(row.transaction_id),
    text(row.description),
  ])
  return writeExcelFile([head, ...rows], {
    sheet: `${kindName(account.kind)} ${ownerName(account.owner_id)}`.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '),
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}
