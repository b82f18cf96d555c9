/** What all distributors brought over some days, as it stands now: an order counts for the moment it was placed. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** From the first moment of `from` in Beijing until before the first of `before`. */
export type Span = { from: Date; before: Date }
export type Brought = { orders: number; paid_fen: number; kept_fen: number; earned_fen: number; released_fen: number }

const LINES = `commission_sale s join commission_line l on l.order_id = s.order_id
  where s.decided_at >= ? and s.decided_at < ?`
const SUMS = `coalesce(sum(l.paid_fen), 0)::float8 as paid_fen, coalesce(sum(l.kept_fen), 0)::float8 as kept_fen,
  coalesce(sum(l.earned_fen), 0)::float8 as earned_fen, coalesce(sum(l.released_fen), 0)::float8 as released_fen`
const rowsOf = async <Row>(knex: Knex, sql: string, { from, before }: Span): Promise<Row[]> =>
  (await knex.raw<{ rows: Row[] }>(sql, [from, before])).rows

export const broughtBy = (knex: Knex, span: Span) =>
  rowsOf<Brought & { distributor_id: string }>(
    knex,
    `select s.distributor_id, count(distinct s.order_id)::int as orders, ${SUMS} from ${LINES} group by 1`,
    span,
  )

export const broughtOn = (knex: Knex, span: Span) =>
  rowsOf<{ day: string; orders: number; earned_fen: number }>(
    knex,
    `select to_char(s.decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      count(distinct s.order_id)::int as orders, coalesce(sum(l.earned_fen), 0)::float8 as earned_fen
      from ${LINES} group by 1 order by 1`,
    span,
  )

/** The most kept first; the name is the one it was last sold under. */
export const broughtOf = (knex: Knex, span: Span, take: number) =>
  rowsOf<{ product_id: string | null; title: string; quantity: number; kept_fen: number; earned_fen: number }>(
    knex,
    `select l.product_id, (array_agg(l.title order by s.decided_at desc))[1] as title, sum(l.quantity)::int as quantity,
      sum(l.kept_fen)::float8 as kept_fen, sum(l.earned_fen)::float8 as earned_fen
      from ${LINES} group by l.product_id order by kept_fen desc, l.product_id limit ${take}`,
    span,
  )
