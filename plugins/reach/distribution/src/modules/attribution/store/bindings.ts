/** Which links a customer's account followed: the last one of the window counts where a browser brings none of its own. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type Binding = {
  customer_id: string
  distributor_id: string
  link_id: string
  click_at: Date
  until: Date
}

/** The same click bound again is bound once. */
export async function bind(knex: Knex, binding: Binding): Promise<void> {
  await knex('customer_binding').insert(binding).onConflict(['customer_id', 'click_at', 'link_id']).ignore()
}

/** The latest first; those that ran out are not among them. */
export function bindingsOf(knex: Knex, customer_id: string, now = new Date()): Promise<Binding[]> {
  return knex<Binding>('customer_binding')
    .where({ customer_id })
    .andWhere('until', '>', now)
    .orderBy('click_at', 'desc')
    .limit(20)
    .select('customer_id', 'distributor_id', 'link_id', 'click_at', 'until')
}

export const forgetBindings = (knex: Knex, customer_id: string) => knex('customer_binding').where({ customer_id }).del()

/** What ran out a month ago counts for nothing any more. */
export const forgetOldBindings = (knex: Knex) =>
  knex('customer_binding').whereRaw(`until < now() - interval '30 days'`).del()
