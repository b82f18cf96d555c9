import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { StaffStandard } from '../../../wire'

export type NewStandard = Omit<StaffStandard, 'id' | 'version' | 'is_current' | 'is_demo'>

/** All versions of all goods' standards, each good's newest first; days stay the days they are. */
export async function readStandards(knex: Knex): Promise<StaffStandard[]> {
  const { rows } = await knex.raw<{ rows: StaffStandard[] }>(
    `select id, good_id, version, grades, limits, packing, storage, shelf_life_days, is_demo, outbound_required,
        to_char(effective_from, 'YYYY-MM-DD') as effective_from,
        version is not distinct from max(version) filter (where effective_from <= lot_today())
          over (partition by good_id) as is_current
      from standard where deleted_at is null order by good_id, version desc`,
  )
  return rows
}

/** By good id: the newest version in force today; a good without a standard is not in it. */
export async function newestStandards(knex: Knex, goodIds: string[]): Promise<Map<string, string>> {
  const { rows } = await knex.raw<{ rows: { id: string; good_id: string }[] }>(
    `select distinct on (good_id) id, good_id from standard where good_id = any(?) and effective_from <= lot_today()
      order by good_id, version desc`,
    [goodIds],
  )
  return new Map(rows.map((row) => [row.good_id, row.id]))
}

/** The next version, whoever asks at the same time: a version is unique per good. Earlier ones stay. @returns its id */
export async function addStandard(knex: Knex, { grades, limits, ...standard }: NewStandard): Promise<string> {
  const id = generateEntityId(undefined, 'std')
  await knex('standard').insert({
    ...standard,
    id,
    grades: JSON.stringify(grades),
    limits: JSON.stringify(limits),
    version: knex.raw('(select coalesce(max(version), 0) + 1 from standard where good_id = ?)', [standard.good_id]),
  })
  return id
}
