/**
 * Settlement accounts: each waits for a second person's word, the last accepted holds. Their numbers are sealed before they
 * come here.
 */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { nothingWaits } from '../said-to-staff'

export type AccountRow = {
  id: string
  shop_id: string
  bank: string
  holder: string
  number_sealed: string
  number_end: string
  entered_by: string
  created_at: Date
  verdict: 'accepted' | 'refused' | 'withdrawn' | null
  reason: string | null
}
export type NewAccount = Pick<AccountRow, 'bank' | 'holder' | 'number_sealed' | 'number_end' | 'entered_by'>

/** One that still waits gives way. In the turn of the shop's row. @returns its id */
export async function addAccount(trx: Knex, shop_id: string, account: NewAccount): Promise<string> {
  await trx('shop_account')
    .where({ shop_id })
    .whereNull('verdict')
    .update({ verdict: 'withdrawn', decided_by: account.entered_by, decided_at: new Date() })
  const id = generateEntityId(undefined, 'shacc')
  await trx('shop_account').insert({ id, shop_id, ...account })
  return id
}

/** `held`: where money goes; `waiting`: what nobody decided about. A shop that is not approved has the second alone. */
export async function accountsOf(
  knex: Knex,
  shop_id: string,
): Promise<{ held: AccountRow | null; waiting: AccountRow | null }> {
  const own = () => knex<AccountRow>('shop_account').where({ shop_id })
  const [held, waiting] = await Promise.all([
    own().where({ verdict: 'accepted' }).orderBy('decided_at', 'desc').orderBy('id', 'desc').first(),
    own().whereNull('verdict').first(),
  ])
  return { held: held ?? null, waiting: waiting ?? null }
}

export const accountById = (knex: Knex, shop_id: string, id: string): Promise<AccountRow | undefined> =>
  knex<AccountRow>('shop_account').where({ shop_id, id }).first()

export type AccountVerdict = { verdict: 'accepted' | 'refused'; decided_by: string; reason: string | null }

/** About the one that was looked at, not one that came meanwhile. @throws MedusaError conflict: decided or withdrawn */
export async function decideAccount(
  trx: Knex,
  shop_id: string,
  id: string | null,
  verdict: AccountVerdict,
): Promise<void> {
  const decided = await trx('shop_account')
    .where({ shop_id, ...(id && { id }) })
    .whereNull('verdict')
    .update({ ...verdict, decided_at: new Date() })
  if (id && !decided) throw nothingWaits()
}

/** Decided or brought within the last days, for whoever tells of them. */
export function accountsSince(knex: Knex, days: number, shop_id?: string): Promise<AccountRow[]> {
  return knex<AccountRow>('shop_account')
    .whereRaw(`greatest(created_at, decided_at) > now() - make_interval(days => ?)`, [days])
    .whereRaw(
      `exists (select 1 from shop_step s where s.shop_id = shop_account.shop_id and s.kind = 'state'
      and s.after = 'approved' and s.created_at < shop_account.created_at)`,
    )
    .modify((query) => void (shop_id && query.where({ shop_id })))
    .orderBy('created_at')
    .limit(500)
}
