import type { Statement } from '../types'
import { kindName } from '../words'

/** A statement as a table: opening balance, its lines, closing balance; the same for every kind of file. */
export type StatementRow = {
  /** Beijing time, null on the opening and the closing line. */
  at: string | null
  kind: string
  reference: string
  amount_fen: number | null
  balance_fen: number
  transaction_id: string
  description: string
}

export const STATEMENT_HEAD = ['时间', '种类', '关联', '金额（元）', '余额（元）', '分录编号', '说明'] as const

export function statementRows({ opening_fen, closing_fen, lines }: Statement): StatementRow[] {
  const edge = (kind: string, balance_fen: number): StatementRow => ({
    at: null,
    kind,
    reference: '',
    amount_fen: null,
    balance_fen,
    transaction_id: '',
    description: '',
  })
  return [
    edge('期初', opening_fen),
    ...lines.map((line) => ({
      at: beijing(line.effective_at),
      kind: kindName(line.kind),
      reference: `${line.reference_type}:${line.reference_id}`,
      amount_fen: line.amount_fen,
      balance_fen: line.balance_fen,
      transaction_id: line.transaction_id,
      description: line.description ?? '',
    })),
    edge('期末', closing_fen),
  ]
}

const beijing = (at: Date) =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)
