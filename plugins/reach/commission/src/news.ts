/**
 * What happened to what distributors earn, for the messages they read in `/d`: read from what stands, so that nothing is told
 * that is not so, and nothing is lost with a message.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import type { DistributorNewsItem, NewsPage, NewsReader } from '@shanzhen/ports/types'
import type { RuleScope } from './modules/commission/types'
import { targetNames } from './view/commission'

type Row = Pick<DistributorNewsItem, 'id' | 'at' | 'kind' | 'about' | 'reason' | 'amount_fen' | 'number'> & {
  /** Of money taken back its order, of a withdrawal its payout, of a rule what it is for, as `shelf:<id>`. */
  ref: string | null
}

const FEED = `
  select 'step:' || s.order_id || ':' || s.turn as id, s.at, 'taken_back' as kind, s.cause as about, null as reason,
      e.fen::int as amount_fen, s.order_id as ref, sale.display_id as number
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
    from commission_rule r left join campaign c on r.scope = 'campaign' and c.id = r.target_id
      cross join lateral (select greatest(r.starts_at, c.starts_at) as from_at) f
    where f.from_at <= now() and f.from_at > :created_at::timestamptz and (r.stopped_at is null or r.stopped_at > f.from_at)
      and (r.ends_at is null or r.ends_at > f.from_at) and (c.id is null or coalesce(c.ended_at, c.ends_at) > f.from_at)
      and (r.group_name is null or r.group_name = :group_name::text)`

/** The newest first. */
export async function newsOf(
  knex: Knex,
  container: MedusaContainer,
  reader: NewsReader,
  { take, after }: NewsPage,
): Promise<DistributorNewsItem[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select * from (${FEED}) feed where :at::timestamptz is null or (date_trunc('milliseconds', at), id) < (:at, :after)
      order by date_trunc('milliseconds', at) desc, id desc limit :take`,
    { ...known(reader), at: after?.at ?? null, after: after?.id ?? '', take },
  )
  const targets = await targetNames(container, rows.flatMap(ruleIn))
  return Promise.all(rows.map((row) => said(container, row, targets)))
}

/** @returns at most `most` */
export async function countNews(knex: Knex, reader: NewsReader, since: Date, most: number): Promise<number> {
  const { rows } = await knex.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count
      from (select 1 from (${FEED}) feed where date_trunc('milliseconds', at) > :since limit :most) unread`,
    { ...known(reader), since, most },
  )
  return rows[0]?.count ?? 0
}

const known = ({ id, created_at, group_name }: NewsReader) => ({ id, created_at, group_name })

/** What a rule is for, where a row tells of one. */
function ruleIn({ kind, ref }: Row) {
  const [scope, target_id] = ref?.split(':') ?? []
  return kind === 'rule' && target_id ? [{ scope: scope as RuleScope, target_id }] : []
}

/** Why a payout came back stands with the payout. */
async function said(
  container: MedusaContainer,
  { ref, ...row }: Row,
  targets: Map<string, string>,
): Promise<DistributorNewsItem> {
  const payout = row.kind === 'back' && ref ? await container.resolve(PAYOUTS).find(ref) : null
  return {
    ...row,
    reason: payout ? payout.state_reason : row.reason,
    order_id: row.kind === 'taken_back' ? ref : null,
    target: targets.get(ruleIn({ ref, ...row })[0]?.target_id ?? '') ?? null,
  }
}
