import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What a shop was last told of a size it picked. */
export type Seen = { shop_id: string; variant_id: string; stopped: boolean; low: boolean; price_fen: number }

/** Up to when a kind of things was looked at; the beginning of this hour where it never was. */
export async function readMark(knex: Knex, name: string): Promise<Date> {
  const row = (await knex('webhook_mark').where({ name }).first()) as { at: Date } | undefined
  return row ? new Date(row.at) : new Date(Date.now() - 3_600_000)
}

/** Never back. */
export async function setMark(knex: Knex, name: string, at: Date): Promise<void> {
  await knex.raw(
    `insert into webhook_mark (name, at) values (?, ?)
      on conflict (name) do update set at = greatest(webhook_mark.at, excluded.at)`,
    [name, at],
  )
}

export const seenOf = (knex: Knex, shop_id: string): Promise<Seen[]> => knex<Seen>('webhook_seen').where({ shop_id })

export async function keepSeen(trx: Knex, rows: Seen[]): Promise<void> {
  if (rows.length) await trx('webhook_seen').insert(rows).onConflict(['shop_id', 'variant_id']).merge()
}
