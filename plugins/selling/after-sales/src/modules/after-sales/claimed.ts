import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { PaidBack } from '@shanzhen/ports/types'
import { DROPPED, PAYING, SETTLED } from '../../rules/states'

/** What of these lines is claimed, or was paid back for a claim. */
export async function claimedOf(knex: Knex, line_item_ids: string[]): Promise<PaidBack[]> {
  const rows = (await knex('after_sale_line as l')
    .join('after_sale as a', 'a.id', 'l.after_sale_id')
    .whereIn('l.line_item_id', line_item_ids)
    .whereNotIn('a.state', DROPPED)
    .groupBy('l.line_item_id')
    .select(
      'l.line_item_id',
      knex.raw(`coalesce(sum(l.quantity) filter (where a.state not in ('refunded', 'resent')), 0) as undecided`),
      knex.raw('coalesce(sum(l.quantity) filter (where a.state = any(?)), 0) as settled', [SETTLED]),
    )
    .sum({ quantity: 'l.quantity', fen: 'l.amount_fen' })) as Record<keyof PaidBack, string>[]
  return rows.map(({ line_item_id, quantity, fen, undecided, settled }) => ({
    ...{ line_item_id, quantity: Number(quantity), fen: Number(fen) },
    ...{ undecided: Number(undecided), settled: Number(settled) },
  }))
}

/** What of an order's carriage went back with its claims, or is on its way. */
export async function freightBackOf(knex: Knex, order_id: string): Promise<number> {
  const [{ sum }] = await knex('after_sale').where({ order_id }).whereIn('state', PAYING).sum({ sum: 'freight_fen' })
  return Number(sum ?? 0)
}
