/** Which files certificates still stand for: scans that must go, and scans from before that were kept as they came. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type ScanRow = { id: string; scan_url: string | null; scan_file_id: string | null }
export type LostScan = ScanRow & { /** Nobody may look at the paper any more, staff neither. */ gone: boolean }

/** Open to everyone though taken back or never approved; or there at all though withdrawn or deleted. */
export async function lostScans(knex: Knex): Promise<LostScan[]> {
  const gone = `(state = 'withdrawn' or deleted_at is not null)`
  const { rows } = await knex.raw<{ rows: LostScan[] }>(
    `select id, scan_url, scan_file_id, ${gone} as gone from certificate
      where (scan_url is not null or scan_file_id is not null)
        and (state in ('withdrawn', 'revoked', 'refused') or deleted_at is not null)
        and (scan_url is not null or ${gone}) order by id limit 200`,
  )
  return rows
}

export const untidiedScans = (knex: Knex): Promise<ScanRow[]> =>
  knex('certificate')
    .select('id', 'scan_url', 'scan_file_id')
    .where({ scan_tidied: false })
    .whereNotNull('scan_file_id')
    .orderBy('id')
    .limit(50)

/** @param change the files that stand for the paper from now on */
export const placeScan = async (knex: Knex, id: string, change: Omit<ScanRow, 'id'>): Promise<void> => {
  await knex('certificate')
    .where({ id })
    .update({ ...change, scan_tidied: true, updated_at: new Date() })
}
