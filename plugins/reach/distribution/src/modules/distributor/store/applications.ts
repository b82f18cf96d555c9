/** Applying, and applying again after a refusal or an end: one row for each account, in its turn. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { drawCode } from '../../../codes'
import type { Seal } from '../../../seal'
import { alreadyApplied } from '../errors'

export type Application = {
  customer_id: string
  /** 真实姓名: what a withdrawal is made out to. */
  name: string
  /** What buyers read. */
  shown_name: string
  village: string | null
  agreement_version: string
}

/**
 * @param byRule whether nobody of the staff looks at it first: never where staff refused, suspended or ended them before
 * @returns the distributor's id @throws MedusaError conflict: applied before, also where a form is sent twice at once
 */
export async function apply(trx: Knex.Transaction, seal: Seal, application: Application, byRule: boolean) {
  const { customer_id, name, ...facts } = application
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('distributor:' || ?, 0))`, [customer_id])
  const [before] = await trx('distributor').where({ customer_id }).forUpdate().select<{ id: string; state: string }[]>()
  if (before && !['refused', 'ended'].includes(before.state)) throw alreadyApplied()
  const id = before?.id ?? generateEntityId(undefined, 'dist')
  const row = { ...facts, name_sealed: seal.close(name, id), agreed_at: new Date() }
  const step = { state: 'applied', state_at: new Date(), state_by: customer_id, state_reason: null }
  if (before)
    await trx('distributor')
      .where({ id })
      .update({ ...row, ...step })
  else await trx('distributor').insert({ id, customer_id, code: await freeCode(trx), ...row, ...step })
  if (byRule && !(await metStaff(trx, id)))
    await trx('distributor').where({ id }).update({ state: 'active', state_at: new Date(), state_by: 'rule' })
  return id
}

/** Of 700 million one that nobody has. */
async function freeCode(trx: Knex.Transaction): Promise<string> {
  for (;;) {
    const code = drawCode()
    if (!(await trx('distributor').where({ code }).first('id'))) return code
  }
}

const metStaff = async (trx: Knex.Transaction, distributor_id: string): Promise<boolean> =>
  !!(await trx('distributor_act')
    .where({ distributor_id })
    .whereIn('after', ['refused', 'suspended', 'ended'])
    .first('id'))
