import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { TO_PACK } from './to-pack'

type Term = { order_id: string; sender_name: string | null; ship_by: Date | null }
/** More than come in between two looks. */
const MOST = 5000

export async function ordersWithoutTerms(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select w.id from (${TO_PACK}) w where not exists (select from parcel_term t where t.order_id = w.id) limit ${MOST}`,
  )
  return rows.map(({ id }) => id)
}

/** Written once: what was promised stays. */
export async function keepTerms(knex: Knex, terms: Term[]): Promise<void> {
  if (terms.length) await knex('parcel_term').insert(terms).onConflict('order_id').ignore()
}
