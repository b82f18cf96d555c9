/** 季度报送 files as they were made, and who made, checked, handed in and read them. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { fileUnknown, olderFile, whyAgain } from '../said-to-staff'

export type Difference = { distributor_id: string; shown_name: string; text: string }
export type ReportState = 'made' | 'checked' | 'handed_in'
export type Report = {
  id: string
  quarter: string
  version: number
  state: ReportState
  state_at: Date
  made_by: string
  checked_by: string | null
  handed_in_by: string | null
  people: number
  payouts: number
  gross_fen: number
  tax_fen: number
  net_fen: number
  reason: string | null
  differences: Difference[]
  sha256: string
  created_at: Date
}
export type NewReport = Pick<
  Report,
  | 'quarter'
  | 'made_by'
  | 'people'
  | 'payouts'
  | 'gross_fen'
  | 'tax_fen'
  | 'net_fen'
  | 'reason'
  | 'differences'
  | 'sha256'
>

const COLUMNS = [
  ...(['id', 'quarter', 'version', 'state', 'state_at', 'made_by', 'checked_by', 'handed_in_by', 'people'] as const),
  ...(['payouts', 'gross_fen', 'tax_fen', 'net_fen', 'reason', 'differences', 'sha256', 'created_at'] as const),
]
// Postgres hands bigint over as text.
const read = (row: Report): Report => ({
  ...row,
  ...{ gross_fen: Number(row.gross_fen), tax_fen: Number(row.tax_fen), net_fen: Number(row.net_fen) },
})

/** The next version of its quarter. @throws MedusaError conflict: handed in before, and nobody says why again */
export async function addReport(trx: Knex, report: NewReport, seal: (id: string) => string): Promise<string> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('quarter-report:' || ?, 0))`, [report.quarter])
  const before = (await trx('quarter_report')
    .where({ quarter: report.quarter })
    .orderBy('version', 'desc')
    .select('version', 'state')) as Pick<Report, 'version' | 'state'>[]
  if (before.some(({ state }) => state === 'handed_in') && !report.reason) throw whyAgain()
  const id = generateEntityId(undefined, 'qrep')
  const version = (before[0]?.version ?? 0) + 1
  const row = { ...report, differences: JSON.stringify(report.differences), file_sealed: seal(id) }
  await trx('quarter_report').insert({ ...row, id, version })
  return id
}

/** @throws MedusaError not_found, conflict: a newer one was made, or it moved; not_allowed (the same person) */
export async function moveReport(trx: Knex, id: string, state: 'checked' | 'handed_in', by: string): Promise<void> {
  const row = (await trx('quarter_report').where({ id }).forUpdate().first('quarter', 'version')) as
    | Pick<Report, 'quarter' | 'version'>
    | undefined
  if (!row) throw fileUnknown()
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('quarter-report:' || ?, 0))`, [row.quarter])
  const newer = await trx('quarter_report')
    .where({ quarter: row.quarter })
    .where('version', '>', row.version)
    .first('id')
  if (newer) throw olderFile()
  const who = state === 'checked' ? { checked_by: by } : { handed_in_by: by }
  await trx('quarter_report')
    .where({ id })
    .update({ state, state_at: new Date(), ...who })
}

/** The newest quarter first, and of each the newest version. */
export async function listReports(knex: Knex): Promise<Report[]> {
  const rows = (await knex('quarter_report')
    .orderBy([
      { column: 'quarter', order: 'desc' },
      { column: 'version', order: 'desc' },
    ])
    .limit(200)
    .select(COLUMNS)) as Report[]
  return rows.map(read)
}

/** @throws MedusaError not_found */
export async function readFile(knex: Knex, id: string): Promise<Report & { file_sealed: string }> {
  const row = (await knex('quarter_report')
    .where({ id })
    .first([...COLUMNS, 'file_sealed'])) as (Report & { file_sealed: string }) | undefined
  if (!row) throw fileUnknown()
  return { ...row, ...read(row) }
}

export const noteRead = (knex: Knex, report_id: string, by_id: string): Promise<unknown> =>
  knex('quarter_report_act').insert({ report_id, kind: 'read', by_id })

export type ReportAct = { report_id: string; kind: ReportState | 'read'; by_id: string; at: Date }
export const actsOf = (knex: Knex, report_ids: string[]): Promise<ReportAct[]> =>
  knex('quarter_report_act').whereIn('report_id', report_ids).orderBy('id') as unknown as Promise<ReportAct[]>
