/** Each month's count of ratings, and falls of tiers that are to come. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CreditTier } from '../../../wire'

export type TierCount = {
  id: string
  shop_id: string
  month: string
  score: number
  /** The score from which the tier it had would stay. */
  needed: number
  parts: { kind: string; points: number }[]
  before: CreditTier
  rated: CreditTier
  verdict: 'same' | 'raised' | 'falls' | 'held'
  notice_days: number
  counted_at: Date
  falls_at: Date | null
  outcome: TierOutcome | null
  ended_at: Date | null
}
export type TierOutcome = 'fell' | 'recovered' | 'held' | 'overtaken'
export type Standing = { id: string; tier: CreditTier; tier_until: Date | null }

/** Shops that trade and were not counted in this month, by id behind `after`. */
export async function uncounted(knex: Knex, month: string, after: string, take: number): Promise<Standing[]> {
  return (await knex('shop as s')
    .where({ 's.state': 'approved' })
    .where('s.id', '>', after)
    .whereNotExists(knex('tier_count as c').whereRaw('c.shop_id = s.id').where({ 'c.month': month }))
    .orderBy('s.id')
    .limit(take)
    .select('s.id', 's.tier', 's.tier_until')) as Standing[]
}

/** Once for a shop and month. @returns whether it was this one */
export async function addCount(
  trx: Knex,
  { parts, ...count }: Omit<TierCount, 'outcome' | 'ended_at'>,
): Promise<boolean> {
  const rows = await trx('tier_count')
    .insert({ ...count, parts: JSON.stringify(parts) })
    .onConflict(['shop_id', 'month'])
    .ignore()
    .returning('id')
  return rows.length > 0
}

const open = (knex: Knex) => knex<TierCount>('tier_count').where({ verdict: 'falls', outcome: null })

/** Falls that are to come, the next first, behind `after`. */
export function fallsToCome(
  knex: Knex,
  after: { falls_at: Date; id: string } | null,
  take: number,
): Promise<TierCount[]> {
  const query = open(knex).orderBy(['falls_at', 'id']).limit(take)
  if (after) void query.whereRaw('(falls_at, id) > (?, ?)', [after.falls_at, after.id])
  return query.select()
}

export async function listFalls(
  knex: Knex,
  { limit, offset }: { limit: number; offset: number },
): Promise<[(TierCount & { shop_name: string; falls_at: Date })[], number]> {
  const wanted = knex('tier_count as c').where({ 'c.verdict': 'falls', 'c.outcome': null })
  const [{ count }] = (await wanted.clone().count({ count: '*' })) as { count: string }[]
  const rows = await wanted
    .join('shop as s', 's.id', 'c.shop_id')
    .orderBy(['c.falls_at', 'c.id'])
    .limit(limit)
    .offset(offset)
    .select('c.*', 's.name as shop_name')
  return [rows as (TierCount & { shop_name: string; falls_at: Date })[], Number(count)]
}

export async function fallOf(knex: Knex, shop_id: string): Promise<TierCount | null> {
  return (await open(knex).where({ shop_id }).first()) ?? null
}

export async function endFall(trx: Knex, id: string, outcome: TierOutcome, ended_at: Date): Promise<boolean> {
  return (await trx('tier_count').where({ id, outcome: null }).update({ outcome, ended_at })) > 0
}

/** What keeps a fall from coming: an appeal that nobody answered, or an order that waits and was taken in before its day. */
export async function fallWaits(
  knex: Knex,
  shop_id: string,
  falls_at: Date,
): Promise<{ appeal: boolean; order: boolean }> {
  const { rows } = await knex.raw<{ rows: { appeal: boolean; order: boolean }[] }>(
    `select exists (select 1 from credit_appeal where shop_id = ? and lifted is null) as appeal,
      exists (select 1 from shop_order where shop_id = ? and state in ('waiting', 'held') and created_at < ?) as order`,
    [shop_id, shop_id, falls_at],
  )
  return rows[0]
}

/** Ends of falls of the last days, for whoever tells of them; and falls themselves. */
export const fallsSince = (knex: Knex, days: number): Promise<TierCount[]> =>
  knex<TierCount>('tier_count')
    .where({ verdict: 'falls' })
    .whereRaw(`coalesce(ended_at, counted_at) > now() - make_interval(days => ?)`, [days])
    .orderBy('id')
    .limit(1000)
    .select()
