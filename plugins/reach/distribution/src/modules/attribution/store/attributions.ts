/** By whose doing an order is: written with the order, never changed, void once. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Attribution } from '@shanzhen/ports/types'

export type OrderAttribution = Omit<Attribution, 'void_reason'> & {
  decided_at: Date
  /** Why it counts for nothing; null: it counts. */
  void_reason: string | null
  voided_at: Date | null
}

const COLUMNS = [
  ...(['order_id', 'distributor_id', 'way', 'link_id', 'click_at', 'window_days'] as const),
  ...(['decided_at', 'void_reason', 'voided_at'] as const),
]

export async function writeAttributions(trx: Knex, attributions: Attribution[]): Promise<void> {
  if (!attributions.length) return
  const rows = attributions.map((one) => ({ ...one, voided_at: one.void_reason && trx.fn.now() }))
  await trx('order_attribution').insert(rows)
}

/** By order, void ones too; an order that nobody brought is not among them. */
export async function attributionsOf(knex: Knex, order_ids: string[]): Promise<Map<string, OrderAttribution>> {
  const rows = await knex<OrderAttribution>('order_attribution').whereIn('order_id', order_ids).select(COLUMNS)
  return new Map(rows.map((row) => [row.order_id, row]))
}

export type ListAsked = { distributor_id: string; take: number; skip: number }

/** The newest first, void ones too. */
export async function attributionsOfDistributor(
  knex: Knex,
  { distributor_id, take, skip }: ListAsked,
): Promise<{ rows: OrderAttribution[]; count: number }> {
  const all = () => knex<OrderAttribution>('order_attribution').where({ distributor_id })
  const [{ count }] = await all().count<{ count: string }[]>()
  const rows = await all().orderBy('decided_at', 'desc').limit(take).offset(skip).select(COLUMNS)
  return { rows: rows as OrderAttribution[], count: Number(count) }
}

/** Orders that count, by day in Beijing. @param since `YYYY-MM-DD` there */
export const orderDaysOf = (
  knex: Knex,
  distributor_id: string,
  since: string,
): Promise<{ day: string; orders: number }[]> =>
  knex('order_attribution')
    .where({ distributor_id })
    .whereNull('void_reason')
    .whereRaw(`decided_at >= ?::date at time zone 'Asia/Shanghai'`, [since])
    .groupByRaw('1')
    .orderByRaw('1')
    .select(
      knex.raw(`to_char(decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`),
      knex.raw('count(*)::int as orders'),
    )

/** Orders that count, by link. */
export async function ordersByLink(knex: Knex, link_ids: string[]): Promise<Map<string, number>> {
  const rows = await knex('order_attribution')
    .whereIn('link_id', link_ids)
    .whereNull('void_reason')
    .groupBy('link_id')
    .select<{ link_id: string; orders: number }[]>('link_id', knex.raw('count(*)::int as orders'))
  return new Map(rows.map(({ link_id, orders }) => [link_id, orders]))
}

/** How many orders placed in that time count for nobody. */
export async function voidBetween(knex: Knex, from: Date, before: Date): Promise<number> {
  const [{ count }] = (await knex('order_attribution')
    .whereNotNull('void_reason')
    .where('decided_at', '>=', from)
    .where('decided_at', '<', before)
    .count({ count: '*' })) as { count: string }[]
  return Number(count)
}
