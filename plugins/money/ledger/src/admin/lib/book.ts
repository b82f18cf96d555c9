/** The ledger as its admin routes tell it, and the words staff read. */
import type { FundStage, Statement, TrialBalanceLine } from '../../types'

export { kindName, ownerName, stageName } from '../../words'

export type AccountRow = {
  id: string
  owner_type: string
  owner_id: string
  kind: string
  currency: string
  stage: FundStage
  balance_fen: number
  entry_count: number
}
export type Book = { accounts: AccountRow[]; trial_balance: TrialBalanceLine[] }
/** Dates travel as text. */
export type StatementPage = {
  statement: Omit<Statement, 'lines'> & {
    lines: (Omit<Statement['lines'][number], 'effective_at'> & { effective_at: string })[]
  }
  page: number
  page_lines: number
}
export type TransactionView = {
  id: string
  kind: string
  idempotency_key: string
  reference_type: string
  reference_id: string
  effective_at: string
  created_at: string
  entries: { account_id: string; amount_fen: number; kind?: string; owner_id?: string }[]
}

export const yuan = (fen: number) =>
  `${fen < 0 ? '−' : ''}¥${(Math.abs(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`
export const moment = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })

export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`/admin/ledger${path}`, { credentials: 'include' })
  const answer = (await response.json().catch(() => ({}))) as T & { message?: string }
  if (!response.ok) throw new Error(answer.message ?? '没有成功，请稍后再试')
  return answer
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : '没有成功，请稍后再试')
