export interface JobRow {
  name: string
  cron: string
  /** When it should have begun at the latest, but for the grace. */
  next_at: Date
  began_at: Date | null
  ended_at: Date | null
  duration_ms: number | null
  /** Of the last run; null where it went well. */
  failure: string | null
  failed_at: Date | null
  /** In a row. */
  failures: number
  overdue: boolean
}
