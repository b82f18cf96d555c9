/** What staff decide about a distributor, one step after the other in their row's turn; and how one ends by themselves. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { distributorUnknown, notGrouped, stateMoved } from '../said-to-staff'
import type { DistributorState } from './distributors'

const ACTS = {
  approve: { from: ['applied'], to: 'active' },
  refuse: { from: ['applied'], to: 'refused' },
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  end: { from: ['applied', 'refused', 'active', 'suspended'], to: 'ended' },
} as const satisfies Record<string, { from: readonly DistributorState[]; to: DistributorState }>

export type DistributorAct = keyof typeof ACTS
/** `seen_at`: since when the state held that was looked at. */
export type Decision = { id: string; act: DistributorAct; reason: string | null; by: string; seen_at: string | null }

/** @throws MedusaError not_found, conflict (moved meanwhile) */
export async function decide(trx: Knex.Transaction, { id, act, reason, by, seen_at }: Decision): Promise<void> {
  const row = await locked(trx, id)
  const { from, to }: { from: readonly DistributorState[]; to: DistributorState } = ACTS[act]
  if (!from.includes(row.state)) throw stateMoved()
  if (seen_at && new Date(seen_at).getTime() !== new Date(row.state_at).getTime()) throw stateMoved()
  await trx('distributor').where({ id }).update({ state: to, state_reason: reason, state_by: by, state_at: new Date() })
}

/** @param group_name null: in none any more */
export async function setGroup(
  trx: Knex.Transaction,
  { id, group_name, by }: { id: string; group_name: string | null; by: string },
): Promise<void> {
  const row = await locked(trx, id)
  if (row.state !== 'active' && row.state !== 'suspended') throw notGrouped()
  await trx('distributor').where({ id }).update({ group_name, group_by: by })
}

async function locked(trx: Knex.Transaction, id: string) {
  const row = await trx<{ id: string; state: DistributorState; state_at: Date }>('distributor')
    .where({ id })
    .forUpdate()
    .first('state', 'state_at')
  if (!row) throw distributorUnknown()
  return row
}

/**
 * A closed account's: it ends, and what is shown of it goes. The real name stays sealed where they were ever active: what
 * was paid to them is reported under it.
 */
export async function forget(trx: Knex.Transaction, customer_id: string): Promise<void> {
  const row = await trx<{ id: string; customer_id: string; state: DistributorState }>('distributor')
    .where({ customer_id })
    .forUpdate()
    .first('id', 'state')
  if (!row) return
  const active = await trx('distributor_act').where({ distributor_id: row.id, after: 'active' }).first('id')
  const step = { state: 'ended', state_at: new Date(), state_by: customer_id, state_reason: null }
  await trx('distributor')
    .where({ id: row.id })
    .update({
      ...(row.state !== 'ended' && step),
      ...{ shown_name: '已注销', village: null, ...(!active && { name_sealed: null }) },
    })
}
