/**
 * What happened to a distributor without them, as they read it in `/d`: read from what stands, so that nothing is told that is
 * not so, and nothing is lost with a message.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type FeedRow = {
  /** Its kind and what it is about; nothing else has it. */
  id: string
  at: Date
  kind: 'state' | 'taken_back' | 'released' | 'paid' | 'back' | 'rule'
  /** Of a state its word, of money taken back its cause, of a rule its name. */
  about: string | null
  reason: string | null
  amount_fen: number | null
  /** Of money taken back its order, of a withdrawal its payout, of a rule what it is for, as `shelf:<id>`. */
  ref: string | null
  number: number | null
}
/** Behind this row. */
export type After = { at: Date; id: string }

const FEED = `
  select 'act:' || a.id as id, a.created_at as at, 'state' as kind, a.after as about, a.reason, null::int as amount_fen,
      null as ref, null::int as number
    from distributor_act a join distributor d on d.id = a.distributor_id
    where a.distributor_id = :id and a.kind = 'state' and a.by_id <> d.customer_id
  union all
  select 'step:' || s.order_id || ':' || s.turn, s.at, 'taken_back', s.cause, null, e.fen::int, s.order_id, sale.display_id
    from commission_sale sale join commission_step s on s.order_id = sale.order_id
      cross join lateral (select sum(amount_fen) as fen from commission_entry e
        where e.order_id = s.order_id and e.turn = s.turn) e
    where sale.distributor_id = :id and s.cause <> 'paid' and e.fen < 0
  union all
  select 'rel:' || r.id, r.at, 'released', null, null, r.amount_fen, null, null
    from commission_release r where r.distributor_id = :id and r.amount_fen > 0
  union all
  select 'paid:' || w.id, w.paid_at, 'paid', null, null, w.net_fen, w.payout_id, null
    from commission_withdrawal w where w.distributor_id = :id and w.paid_at is not null
  union all
  select 'back:' || w.id, w.went_back_at, 'back', null, null, w.net_fen, w.payout_id, null
    from commission_withdrawal w join payout p on p.id = w.payout_id and p.state <> 'canceled'
    where w.distributor_id = :id and w.went_back_at is not null
  union all
  select 'rule:' || r.id, f.from_at, 'rule', r.name, null, null, r.scope || ':' || coalesce(r.target_id, ''), r.rate_bps
    from commission_rule r join distributor d on d.id = :id
      left join campaign c on r.scope = 'campaign' and c.id = r.target_id
      cross join lateral (select greatest(r.starts_at, c.starts_at) as from_at) f
    where f.from_at <= now() and f.from_at > d.created_at and (r.stopped_at is null or r.stopped_at > f.from_at)
      and (r.ends_at is null or r.ends_at > f.from_at) and (c.id is null or coalesce(c.ended_at, c.ends_at) > f.from_at)
      and (r.group_name is null or r.group_name = d.group_name)`

/** The newest first. */
export async function readFeed(
  knex: Knex,
  distributor_id: string,
  { take, after }: { take: number; after: After | null },
): Promise<FeedRow[]> {
  const { rows } = await knex.raw<{ rows: FeedRow[] }>(
    `select * from (${FEED}) feed where :at::timestamptz is null or (date_trunc('milliseconds', at), id) < (:at, :after)
      order by date_trunc('milliseconds', at) desc, id desc limit :take`,
    { id: distributor_id, at: after?.at ?? null, after: after?.id ?? '', take },
  )
  return rows
}

/** @returns at most `most` */
export async function countSince(knex: Knex, distributor_id: string, since: Date, most: number): Promise<number> {
  const { rows } = await knex.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count from (select 1 from (${FEED}) feed where date_trunc('milliseconds', at) > :since limit :most) unread`,
    { id: distributor_id, since, most },
  )
  return rows[0]?.count ?? 0
}
