import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { CommissionRule } from '../types'
import { ruleStopped, ruleUnknown } from '../said-to-staff'

/** As exact as orders say when they were placed. */
const NOW = "date_trunc('milliseconds', now())"

export type NewRule = Omit<CommissionRule, 'id' | 'created_at' | 'stopped_at' | 'stopped_by' | 'starts_at'> & {
  /** null: now. */
  starts_at: Date | null
}

export async function enterRule(knex: Knex, { starts_at, ...rule }: NewRule): Promise<string> {
  const id = generateEntityId(undefined, 'crule')
  await knex('commission_rule').insert({ ...rule, id, starts_at: starts_at ?? knex.raw(NOW) })
  return id
}

/** Orders placed before keep it. @throws MedusaError not_found, conflict where it was stopped before */
export async function stopRule(knex: Knex, id: string, by: string): Promise<void> {
  const changed = await knex('commission_rule')
    .where({ id })
    .whereNull('stopped_at')
    .update({ stopped_at: knex.raw(NOW), stopped_by: by })
  if (changed) return
  throw (await knex('commission_rule').where({ id }).first('id')) ? ruleStopped() : ruleUnknown()
}

/** All that were in force at that moment, and where `toCome` those that begin later: few, for staff keep them in order. */
export async function rulesAt(knex: Knex, at: Date, toCome = false): Promise<CommissionRule[]> {
  const query = knex('commission_rule')
    .where((q) => void q.whereNull('stopped_at').orWhere('stopped_at', '>', at))
    .where((q) => void q.whereNull('ends_at').orWhere('ends_at', '>', at))
    .orderBy([{ column: 'starts_at', order: 'desc' }, 'id'])
  if (!toCome) query.where('starts_at', '<=', at)
  return (await query) as CommissionRule[]
}

/** All that were in force at some moment since. */
export async function rulesSince(knex: Knex, since: Date): Promise<CommissionRule[]> {
  return (await knex('commission_rule')
    .where((q) => void q.whereNull('stopped_at').orWhere('stopped_at', '>', since))
    .where((q) => void q.whereNull('ends_at').orWhere('ends_at', '>', since))
    .orderBy('id')) as CommissionRule[]
}

/** The newest first, stopped and over ones too. */
export async function listRules(
  knex: Knex,
  { take, skip }: { take: number; skip: number },
): Promise<[CommissionRule[], number]> {
  const rows = (await knex('commission_rule')
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(take)
    .offset(skip)) as CommissionRule[]
  const [{ count }] = await knex('commission_rule').count({ count: '*' })
  return [rows, Number(count)]
}

export async function setLimit(
  knex: Knex,
  limit: { product_id: string; limit_bps: number; entered_by: string },
): Promise<void> {
  await knex('commission_limit').insert(limit)
}

/** The most each good gave at that moment; one that nothing was said of is not among them. */
export async function limitsAt(knex: Knex, product_ids: string[], at: Date): Promise<Map<string, number>> {
  const { rows } = await knex.raw<{ rows: { product_id: string; limit_bps: number }[] }>(
    `select distinct on (product_id) product_id, limit_bps from commission_limit
      where product_id = any(?) and created_at <= ? order by product_id, id desc`,
    [product_ids, at],
  )
  return new Map(rows.map(({ product_id, limit_bps }) => [product_id, limit_bps]))
}
