/** Until when a distributor has seen what happened to them. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** Until when they have seen what happened; null before the first look. */
export async function seenAt(knex: Knex, distributor_id: string): Promise<Date | null> {
  const row = (await knex('distributor_seen').where({ distributor_id }).first('seen_at')) as
    | { seen_at: Date }
    | undefined
  return row?.seen_at ?? null
}

/** Never earlier than it was, nor later than now. */
export async function setSeen(knex: Knex, distributor_id: string, until: Date): Promise<Date> {
  const { rows } = await knex.raw<{ rows: { seen_at: Date }[] }>(
    `insert into distributor_seen as was (distributor_id, seen_at) values (?, least(?::timestamptz, now()))
      on conflict (distributor_id) do update set seen_at = greatest(was.seen_at, excluded.seen_at) returning seen_at`,
    [distributor_id, until],
  )
  return rows[0].seen_at
}
