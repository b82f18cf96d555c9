import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** An order counts for nobody from now on, for good; in the transaction of whoever says so. @returns whether it was void only now */
export async function voidAttribution(knex: Knex, order_id: string, void_reason: string): Promise<boolean> {
  const changed = await knex('order_attribution')
    .where({ order_id })
    .whereNull('void_reason')
    .update({ void_reason, voided_at: knex.fn.now() })
  return changed > 0
}
