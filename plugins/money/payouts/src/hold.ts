/** Payouts that stand still while the room that keeps their payee looks into them; the database lets none of them go. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** In the commit that asks for it. */
export async function holdPayout(trx: Knex, payout_id: string): Promise<void> {
  await trx('payout_hold').insert({ payout_id })
}

/** Takes the payout's row first, as whoever ends it does. @returns whether it was held till now */
export async function liftHold(trx: Knex, payout_id: string, by: string): Promise<boolean> {
  await trx('payout').where({ id: payout_id }).forUpdate().select('id')
  const lifted = await trx('payout_hold')
    .where({ payout_id })
    .whereNull('lifted_at')
    .update({ lifted_at: trx.fn.now(), lifted_by: by })
  return lifted > 0
}

/** Of these payouts those that are held, and not over. */
export async function heldAmong(knex: Knex, payout_ids: string[]): Promise<Set<string>> {
  const rows = (await knex('payout_hold as h')
    .join('payout as p', 'p.id', 'h.payout_id')
    .whereIn('h.payout_id', payout_ids)
    .whereNull('h.lifted_at')
    .where('p.state', 'asked')
    .select('h.payout_id')) as { payout_id: string }[]
  return new Set(rows.map(({ payout_id }) => payout_id))
}
