import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { StaffCertificate } from '../../../wire'

export type CertificateRow = Omit<StaffCertificate, 'producer_name' | 'by_producer'> & { scan_file_id: string | null }

/** Those that wait for a second person, those whose end is still to come, or those that are over. */
export const CERTIFICATE_VIEWS = ['waiting', 'current', 'over'] as const
export type CertificateView = (typeof CERTIFICATE_VIEWS)[number]
export type After = { valid_to: string; id: string }

/** Today in the county, whatever the server's clock zone. */
export const TODAY = `(now() at time zone 'Asia/Shanghai')::date`
const LISTED = `deleted_at is null and kind <> 'promise'`
const COLUMNS = `id, producer_id, kind, number, category, good_ids, place, state, needs_review, entered_by, approved_by,
  remark, scan_url, scan_file_id, is_demo, to_char(valid_from, 'YYYY-MM-DD') as valid_from,
  to_char(valid_to, 'YYYY-MM-DD') as valid_to, valid_to - ${TODAY} as days_left, ${TODAY} - valid_from as days_running`

const VIEWS: Record<CertificateView, string> = {
  waiting: `state = 'entered'`,
  current: `valid_to >= ${TODAY}`,
  over: `valid_to < ${TODAY}`,
}

/**
 * Producers' certificates, the first to expire first, the latest over first; `after`: the last row of the page before.
 * `days_left` below zero is over.
 */
export async function listCertificates(
  knex: Knex,
  view: CertificateView,
  take: number,
  after: After | null = null,
): Promise<CertificateRow[]> {
  const [way, beyond] = view === 'over' ? ['desc', '<'] : ['asc', '>']
  const from = after ? `and (valid_to, id) ${beyond} (:valid_to::date, :id)` : ''
  const { rows } = await knex.raw<{ rows: CertificateRow[] }>(
    `select ${COLUMNS} from certificate where ${LISTED} and ${VIEWS[view]} ${from}
      order by valid_to ${way}, id ${way} limit :take`,
    { take, ...after },
  )
  return rows
}

/** In force and over within so many days, today included. */
export async function endingWithin(knex: Knex, days: number): Promise<CertificateRow[]> {
  const { rows } = await knex.raw<{ rows: CertificateRow[] }>(
    `select ${COLUMNS} from certificate where ${LISTED} and state = 'approved'
      and valid_to between ${TODAY} and ${TODAY} + ?::int order by valid_to, id`,
    [days],
  )
  return rows
}

/** How many wait for a second person, and how many end within so many days. */
export async function countWaiting(knex: Knex, days: number): Promise<{ to_approve: number; ending: number }> {
  const { rows } = await knex.raw<{ rows: { to_approve: number; ending: number }[] }>(
    `select (select count(*)::int from certificate where ${LISTED} and ${VIEWS.waiting}) as to_approve,
      (select count(*)::int from certificate where ${LISTED} and state = 'approved'
        and valid_to between ${TODAY} and ${TODAY} + ?::int) as ending`,
    [days],
  )
  return rows[0]
}

/** Whose goods are shown anew today: approved ones that were over for the first time today, or that begin today. */
export async function turnedToday(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select id from certificate where ${LISTED} and state = 'approved' and valid_to = ${TODAY} - 1
      union select id from certificate where ${LISTED} and state = 'approved' and valid_from = ${TODAY}`,
  )
  return rows.map(({ id }) => id)
}
