/** A distributor's row as others may read it; the real name stays sealed. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type DistributorState = 'applied' | 'active' | 'refused' | 'suspended' | 'ended'

export type Distributor = {
  id: string
  customer_id: string
  state: DistributorState
  state_at: Date
  state_reason: string | null
  shown_name: string
  village: string | null
  agreement_version: string
  agreed_at: Date
  /** 推荐码: what a buyer may type at checkout. */
  code: string
  group_name: string | null
  created_at: Date
}

const COLUMNS = [
  ...(['id', 'customer_id', 'state', 'state_at', 'state_reason', 'shown_name', 'village'] as const),
  ...(['agreement_version', 'agreed_at', 'code', 'group_name', 'created_at'] as const),
]

/** Null where there is none. */
export async function findDistributor(
  knex: Knex,
  key: { id: string } | { customer_id: string } | { code: string },
): Promise<Distributor | null> {
  const [row] = await knex<Distributor>('distributor').where(key).select(COLUMNS)
  return row ?? null
}

/** Whether they ever were active. */
export const wasActive = async (knex: Knex, distributor_id: string): Promise<boolean> =>
  !!(await knex('distributor_act').where({ distributor_id, kind: 'state', after: 'active' }).first('id'))

/** Who is active now and was at that moment; null for anybody else, for nobody else earns by a click. */
export async function findActiveSince(knex: Knex, id: string, at: Date): Promise<Distributor | null> {
  const distributor = await findDistributor(knex, { id })
  if (distributor?.state !== 'active') return null
  const [then] = await knex('distributor_act')
    .where({ distributor_id: id, kind: 'state' })
    .andWhere('created_at', '<=', at)
    .orderBy('id', 'desc')
    .limit(1)
    .select<{ after: string }[]>('after')
  return then?.after === 'active' ? distributor : null
}
