/** What a shop's rating is made of, as its orders, claims, statements and picks say; nothing is kept beside them but appeals. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CREDIT_RULES } from '../../../credit/formula'
import type { CreditEventKind } from '../../../wire'

export type CreditEvent = { key: string; kind: CreditEventKind; about: string; at: Date; weight: number }
export type Appeal = {
  id: string
  shop_id: string
  event_key: string
  reason: string
  by: string
  at: Date
  lifted: boolean | null
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

const { half_life_days, window_days, confirmed } = CREDIT_RULES
const weight = (at: string) => `power(0.5, extract(epoch from now() - ${at}) / 86400.0 / ${half_life_days})::float8`
const since = (at: string) => `${at} > now() - interval '${window_days} days'`

export async function creditCounts(knex: Knex, shop_id: string): Promise<{ placed: number; confirmed: number }> {
  const { rows } = await knex.raw<{ rows: { placed: number | null; confirmed: number | null }[] }>(
    `select (select sum(${weight('placed_at')}) from shop_order
        where shop_id = ? and state = 'placed' and ${since('placed_at')}) as placed,
      (select sum(${weight('state_at')}) from shop_statement where shop_id = ? and state = 'confirmed'
        and ${since('state_at')} and state_at < created_at + interval '${confirmed.within_days} days') as confirmed`,
    [shop_id, shop_id],
  )
  return { placed: Number(rows[0].placed ?? 0), confirmed: Number(rows[0].confirmed ?? 0) }
}

/** The newest first. @param about what people know each by: the shop's number of an order, or a size */
export async function creditEvents(knex: Knex, shop_id: string): Promise<CreditEvent[]> {
  const { rows } = await knex.raw<{ rows: CreditEvent[] }>(
    `select 'lapsed:' || id as key, 'lapsed' as kind, number as about, updated_at as at, ${weight('updated_at')} as weight
        from shop_order where shop_id = ? and state = 'refused' and reason_code = 'hold_over' and ${since('updated_at')}
      union all select 'canceled:' || o.id, 'canceled', o.number, o.updated_at, ${weight('o.updated_at')}
        from shop_order o join placement p on p.order_id = o.order_id and p.cancel_reason = 'buyer' and p.deleted_at is null
        where o.shop_id = ? and o.state = 'canceled' and ${since('o.updated_at')}
      union all select 'lost:' || a.id, 'lost', o.number, a.updated_at, ${weight('a.updated_at')}
        from after_sale a join shop_order o on o.order_id = a.order_id
        where o.shop_id = ? and a.state = 'refused' and a.deleted_at is null and ${since('a.updated_at')}
      union all select 'floor:' || f.id || ':' || t.id, 'floor', coalesce(v.sku, v.title, ''), t.starts_at, 1::float8
        from shop_offer f join shop s on s.id = f.shop_id
          cross join lateral (select * from supply_price_at(f.variant_id, s.tier, now())) t
          left join product_variant v on v.id = f.variant_id
        where f.shop_id = ? and f.listed and f.deleted_at is null and f.price_fen < t.floor_fen
      order by at desc, key`,
    [shop_id, shop_id, shop_id, shop_id],
  )
  return rows
}

export const appealsOf = (knex: Knex, shop_id: string): Promise<Appeal[]> =>
  knex<Appeal>('credit_appeal').where({ shop_id }).orderBy('at', 'desc')

export async function listAppeals(
  knex: Knex,
  { open, limit, offset }: { open: boolean; limit: number; offset: number },
): Promise<[(Appeal & { shop_name: string })[], number]> {
  const wanted = knex('credit_appeal as a').join('shop as s', 's.id', 'a.shop_id')
  if (open) wanted.whereNull('a.lifted')
  else wanted.whereNotNull('a.lifted')
  const [{ count }] = (await wanted.clone().count({ count: '*' })) as { count: string }[]
  const rows = await wanted
    .orderBy([
      { column: 'a.at', order: open ? 'asc' : 'desc' },
      { column: 'a.id', order: 'asc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('a.*', 's.name as shop_name')
  return [rows as (Appeal & { shop_name: string })[], Number(count)]
}

export async function addAppeal(knex: Knex, appeal: Pick<Appeal, 'id' | 'shop_id' | 'event_key' | 'reason' | 'by'>) {
  await knex('credit_appeal').insert(appeal)
}

/** Once. @returns whether it was open */
export async function answerAppeal(
  knex: Knex,
  id: string,
  said: { lifted: boolean; answer: string; answered_by: string },
): Promise<boolean> {
  const changed = await knex('credit_appeal')
    .where({ id, lifted: null })
    .update({ ...said, answered_at: new Date() })
  return changed > 0
}
