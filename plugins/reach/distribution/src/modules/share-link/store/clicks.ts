/** Who followed which link on which day: a visitor once, whatever process counted them, and how often in all. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Batch } from '../../../clicks/batch'

type Clicks = Batch['clicks']
export type ClickDay = { day: string; visitors: number; clicks: number }

/** In one order whoever comes, so that two batches never wait for each other. @returns false where it was counted before */
export async function takeClicks(trx: Knex.Transaction, id: string, clicks: Clicks): Promise<boolean> {
  const fresh = await trx('share_batch').insert({ id }).onConflict('id').ignore().returning('id')
  if (!fresh.length) return false
  await trx.raw(
    `with told as (
      select l.id as link_id, c.visitor, c.day, min(c.first_at) as first_at, max(c.last_at) as last_at, sum(c.times)::int as times
      from jsonb_to_recordset(?::jsonb) as c(link_code text, visitor text, day date, first_at timestamptz,
        last_at timestamptz, times int) join share_link l on l.code = c.link_code
      group by 1, 2, 3 order by 1, 2, 3),
    kept as (
      insert into share_click as was (link_id, visitor, day, first_at, last_at, times) select * from told
      on conflict (link_id, visitor, day) do update set first_at = least(was.first_at, excluded.first_at),
        last_at = greatest(was.last_at, excluded.last_at), times = was.times + excluded.times
      returning link_id, visitor, day, (xmax = 0) as is_new),
    days as (
      select link_id, day, count(*) filter (where is_new)::int as visitors, sum(times)::int as clicks
      from kept join told using (link_id, visitor, day) group by 1, 2 order by 1, 2)
    insert into share_link_day as was (link_id, day, visitors, clicks)
      select link_id, day, greatest(visitors, 0), clicks from days
    on conflict (link_id, day) do update
      set visitors = was.visitors + excluded.visitors, clicks = was.clicks + excluded.clicks`,
    [JSON.stringify(clicks)],
  )
  return true
}

/** Of all links of a distributor, ended ones too. */
const clicksOf = (knex: Knex, distributor_id: string) =>
  knex('share_link_day as d').join('share_link as l', 'l.id', 'd.link_id').where({ distributor_id })

/** By day. @param since `YYYY-MM-DD` in Beijing */
export const daysOf = (knex: Knex, distributor_id: string, since: string): Promise<ClickDay[]> =>
  clicksOf(knex, distributor_id)
    .andWhere('d.day', '>=', since)
    .groupBy('d.day')
    .orderBy('d.day')
    .select(
      knex.raw(`to_char(d.day, 'YYYY-MM-DD') as day`),
      knex.raw('sum(d.visitors)::int as visitors'),
      knex.raw('sum(d.clicks)::int as clicks'),
    )

/** From the first day on. */
export async function visitorsOf(knex: Knex, distributor_id: string): Promise<number> {
  const [{ visitors }] = await clicksOf(knex, distributor_id).sum<{ visitors: string | null }[]>({
    visitors: 'd.visitors',
  })
  return Number(visitors)
}

/** Of all links of each distributor, and of all of them on each day; both days, `YYYY-MM-DD` in Beijing, are counted. */
export async function clicksBetween(knex: Knex, from: string, until: string) {
  const sums = [knex.raw('sum(d.visitors)::int as visitors'), knex.raw('sum(d.clicks)::int as clicks')]
  const days = () => knex('share_link_day as d').whereBetween('d.day', [from, until])
  const [by, on] = await Promise.all([
    days()
      .join('share_link as l', 'l.id', 'd.link_id')
      .groupBy('l.distributor_id')
      .select<{ distributor_id: string; visitors: number; clicks: number }[]>('l.distributor_id', ...sums),
    days()
      .groupBy('d.day')
      .select<{ day: string; visitors: number; clicks: number }[]>(
        knex.raw(`to_char(d.day, 'YYYY-MM-DD') as day`),
        ...sums,
      ),
  ])
  return { by, on }
}

/** In all, by link. */
export async function totalsOf(
  knex: Knex,
  link_ids: string[],
): Promise<Map<string, { visitors: number; clicks: number }>> {
  const rows = await knex('share_link_day')
    .whereIn('link_id', link_ids)
    .groupBy('link_id')
    .select<{ link_id: string; visitors: number; clicks: number }[]>(
      'link_id',
      knex.raw('sum(visitors)::int as visitors'),
      knex.raw('sum(clicks)::int as clicks'),
    )
  return new Map(rows.map(({ link_id, ...said }) => [link_id, said]))
}

/** Visitors of ninety days ago are told apart no more; the counts by day stay. */
export async function forgetClicks(knex: Knex): Promise<void> {
  await knex('share_click').whereRaw(`day < current_date - 90`).del()
  await knex('share_batch').whereRaw(`created_at < now() - interval '1 day'`).del()
}
