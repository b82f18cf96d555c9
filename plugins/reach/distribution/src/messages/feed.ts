/** What staff and the rules decided about a distributor, as they read it in `/d`: read from what stands on record. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { NewsPage } from '@shanzhen/ports/types'

/** A step of theirs that somebody else took; `about`: its word. */
export type StepRow = { id: string; at: Date; about: string | null; reason: string | null }

const STEPS = `
  select 'act:' || a.id as id, a.created_at as at, a.after as about, a.reason
    from distributor_act a join distributor d on d.id = a.distributor_id
    where a.distributor_id = :id and a.kind = 'state' and a.by_id <> d.customer_id`

/** The newest first. */
export async function readSteps(knex: Knex, distributor_id: string, { take, after }: NewsPage): Promise<StepRow[]> {
  const { rows } = await knex.raw<{ rows: StepRow[] }>(
    `select * from (${STEPS}) steps where :at::timestamptz is null or (date_trunc('milliseconds', at), id) < (:at, :after)
      order by date_trunc('milliseconds', at) desc, id desc limit :take`,
    { id: distributor_id, at: after?.at ?? null, after: after?.id ?? '', take },
  )
  return rows
}

/** @returns at most `most` */
export async function countSteps(knex: Knex, distributor_id: string, since: Date, most: number): Promise<number> {
  const { rows } = await knex.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count
      from (select 1 from (${STEPS}) steps where date_trunc('milliseconds', at) > :since limit :most) unread`,
    { id: distributor_id, since, most },
  )
  return rows[0]?.count ?? 0
}
