import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What a shop was last told of a size it picked. */
export type Seen = { shop_id: string; variant_id: string; stopped: boolean; low: boolean; price_fen: number }

/** Whoever wrote a row began before it shows; longer than any such act takes. */
const OVERLAP = `interval '5 minutes'`

/**
 * Between when a kind of things is to be looked at, by the database's clock: what is younger than `until` may still have something
 * older come beside it, and is looked at again. From the beginning of this hour where it never was.
 */
export async function readMark(knex: Knex, name: string): Promise<{ since: Date; until: Date }> {
  const { rows } = await knex.raw<{ rows: { since: Date; until: Date }[] }>(
    `select coalesce((select at from webhook_mark where name = ?), now() - interval '1 hour') as since,
      now() - ${OVERLAP} as until`,
    [name],
  )
  return rows[0]
}

/** Never back. */
export async function setMark(knex: Knex, name: string, at: Date): Promise<void> {
  await knex.raw(
    `insert into webhook_mark (name, at) values (:name, :at)
      on conflict (name) do update set at = greatest(webhook_mark.at, excluded.at)`,
    { name, at },
  )
}

export const seenOf = (knex: Knex, shop_id: string): Promise<Seen[]> => knex<Seen>('webhook_seen').where({ shop_id })

export async function keepSeen(trx: Knex, rows: Seen[]): Promise<void> {
  if (rows.length) await trx('webhook_seen').insert(rows).onConflict(['shop_id', 'variant_id']).merge()
}
