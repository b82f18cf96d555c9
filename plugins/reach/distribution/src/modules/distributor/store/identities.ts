/** 证件 of distributors, sealed; the newest counts, and what stood before it stays. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { IdentityKind } from '../../../identity/number'

export type IdentityRow = {
  id: number
  distributor_id: string
  kind: IdentityKind
  number_sealed: string
  /** The last four signs. */
  number_end: string
  /** The same for the same number, and nothing can be read of it. */
  number_key: string
  created_at: Date
}

export async function addIdentity(
  trx: Knex,
  row: Omit<IdentityRow, 'id' | 'created_at'> & { entered_by: string },
): Promise<void> {
  await trx('distributor_identity').insert(row)
}

/** By distributor the newest. */
export async function identitiesOf(knex: Knex, distributor_ids: string[]): Promise<Map<string, IdentityRow>> {
  const { rows } = await knex.raw<{ rows: IdentityRow[] }>(
    `select distinct on (distributor_id) * from distributor_identity where distributor_id = any(?)
      order by distributor_id, id desc`,
    [distributor_ids],
  )
  return new Map(rows.map((row) => [row.distributor_id, row]))
}

/** Other distributors of the same person (the same 证件), by what counts of each now. */
export async function sameIdentity(knex: Knex, distributor_id: string): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select o.distributor_id as id from (select number_key from distributor_identity where distributor_id = ?
        order by id desc limit 1) i
      join distributor_identity o on o.number_key = i.number_key and o.distributor_id <> ?
        and not exists (select 1 from distributor_identity newer where newer.distributor_id = o.distributor_id
          and newer.id > o.id) order by 1`,
    [distributor_id, distributor_id],
  )
  return rows.map(({ id }) => id)
}
