/** What a distributor reads of what sharing earned. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CommissionLine, StepCause } from '../types'

export type SaleRow = {
  order_id: string
  display_id: number
  decided_at: Date
  paid_fen: number
  earned_fen: number
  released_fen: number
}

/** The newest first. */
export async function listSales(
  knex: Knex,
  distributor_id: string,
  { take, after }: { take: number; after?: string },
): Promise<SaleRow[]> {
  const { rows } = await knex.raw<{ rows: SaleRow[] }>(
    `select s.order_id, s.display_id, s.decided_at, coalesce(sum(l.paid_fen), 0)::int as paid_fen,
        coalesce(sum(l.earned_fen), 0)::int as earned_fen, coalesce(sum(l.released_fen), 0)::int as released_fen
      from (select * from commission_sale where distributor_id = ? and (?::text is null or order_id < ?)
        order by order_id desc limit ?) s left join commission_line l on l.order_id = s.order_id
      group by s.order_id, s.display_id, s.decided_at order by s.order_id desc`,
    [distributor_id, after ?? null, after ?? null, take],
  )
  return rows
}

export type EntryRow = {
  line_item_id: string
  turn: number
  cause: StepCause
  base_fen: number
  amount_fen: number
  at: Date
}
export type ReleaseRow = { line_item_id: string; amount_fen: number; at: Date }
export type SaleFile = {
  order_id: string
  display_id: number
  decided_at: Date
  lines: (CommissionLine & { rule_name: string | null })[]
  entries: EntryRow[]
  releases: ReleaseRow[]
}

/** With each line's rule and each entry; null for another's. */
export async function readFile(knex: Knex, distributor_id: string, order_id: string): Promise<SaleFile | null> {
  const sale = (await knex('commission_sale')
    .where({ distributor_id, order_id })
    .first('order_id', 'display_id', 'decided_at')) as
    | Pick<SaleFile, 'order_id' | 'display_id' | 'decided_at'>
    | undefined
  if (!sale) return null
  const lines = (await knex('commission_line as l')
    .leftJoin('commission_rule as r', 'r.id', 'l.rule_id')
    .where('l.order_id', order_id)
    .orderBy('l.line_item_id')
    .select('l.*', 'r.name as rule_name')) as SaleFile['lines']
  const entries = (await knex('commission_entry as e')
    .join('commission_step as s', { 's.order_id': 'e.order_id', 's.turn': 'e.turn' })
    .where('e.order_id', order_id)
    .orderBy(['e.turn', 'e.line_item_id'])
    .select('e.line_item_id', 'e.turn', 's.cause', 'e.base_fen', 'e.amount_fen', 's.at')) as EntryRow[]
  const releases = (await knex('commission_release_line as l')
    .join('commission_release as r', 'r.id', 'l.release_id')
    .whereIn(
      'l.line_item_id',
      lines.map(({ line_item_id }) => line_item_id),
    )
    .orderBy(['r.at', 'l.line_item_id'])
    .select('l.line_item_id', 'l.amount_fen', 'r.at')) as ReleaseRow[]
  return { ...sale, lines, entries, releases }
}

export type LineOfDay = CommissionLine & { decided_at: Date }

/** Of so many orders placed since, the oldest first, all lines. @param after the last order of the page before */
export async function linesSince(
  knex: Knex,
  since: Date,
  { take, after }: { take: number; after: { at: Date; order_id: string } | null },
): Promise<LineOfDay[]> {
  const { rows } = await knex.raw<{ rows: LineOfDay[] }>(
    `with page as materialized (select order_id, decided_at from commission_sale
        where decided_at >= :at and (date_trunc('milliseconds', decided_at), order_id) > (:at, :order_id)
        order by date_trunc('milliseconds', decided_at), order_id limit :take)
      select l.*, page.decided_at from page join commission_line l on l.order_id = page.order_id
      order by date_trunc('milliseconds', page.decided_at), page.order_id, l.line_item_id`,
    { at: after?.at ?? since, order_id: after?.order_id ?? '', take },
  )
  return rows
}

export type Day = { day: string; orders: number; earned_fen: number }

/** The last days in Beijing, the oldest first, those without orders too: by the day an order was placed, as it stands now. */
export async function daysOf(knex: Knex, distributor_id: string, days: number): Promise<Day[]> {
  const { rows } = await knex.raw<{ rows: Day[] }>(
    `with day as (select (now() at time zone 'Asia/Shanghai')::date - back as day from generate_series(0, ? - 1) back),
        sale as (select s.order_id, (s.decided_at at time zone 'Asia/Shanghai')::date as day,
            coalesce((select sum(l.earned_fen) from commission_line l where l.order_id = s.order_id), 0) as fen
          from commission_sale s where s.distributor_id = ? and s.decided_at > now() - ? * interval '1 day')
      select to_char(d.day, 'YYYY-MM-DD') as day, count(s.order_id) filter (where s.fen > 0)::int as orders,
        coalesce(sum(s.fen), 0)::int as earned_fen
      from day d left join sale s on s.day = d.day group by d.day order by d.day`,
    [days, distributor_id, days + 1],
  )
  return rows
}
