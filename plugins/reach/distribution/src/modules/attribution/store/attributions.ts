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

/** By order; one that nobody brought is not among them. */
export async function attributionsOf(knex: Knex, order_ids: string[]): Promise<Map<string, OrderAttribution>> {
  const rows = await knex<OrderAttribution>('order_attribution').whereIn('order_id', order_ids).select(COLUMNS)
  return new Map(rows.map((row) => [row.order_id, row]))
}

/** @returns whether it was void only now */
export async function voidAttribution(knex: Knex, order_id: string, void_reason: string): Promise<boolean> {
  const changed = await knex('order_attribution')
    .where({ order_id })
    .whereNull('void_reason')
    .update({ void_reason, voided_at: knex.fn.now() })
  return changed > 0
}
