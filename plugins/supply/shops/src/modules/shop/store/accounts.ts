/** Settlement accounts of shops. A shop that is not approved has one that waits alone. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { type AccountRow as Kept, type AccountVerdict, keptAccounts } from '@shanzhen/payouts/accounts/kept'
import { nothingWaits } from '../said-to-staff'

export type { AccountVerdict }
export type AccountRow = Kept & { shop_id: string }

const kept = keptAccounts('shop_account', 'shop_id', 'shacc')
export const { add: addAccount, of: accountsOf, byId: accountById } = kept

/** @throws MedusaError conflict: decided or withdrawn */
export async function decideAccount(
  trx: Knex,
  shop_id: string,
  id: string | null,
  verdict: AccountVerdict,
): Promise<void> {
  if (!(await kept.decide(trx, shop_id, id, verdict)) && id) throw nothingWaits()
}

/** Of each all owners hear by text message. */
export async function broughtLately(trx: Knex, shop_id: string): Promise<number> {
  const own = trx('shop_account').where({ shop_id }).whereRaw(`created_at > now() - interval '1 day'`)
  const [{ lately }] = await own.count({ lately: '*' })
  return Number(lately)
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
