import { csv } from '@shanzhen/documents/csv'
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
  return csv(rows)
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
