import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Account, AccountSpec } from '../../../types'

const keyOf = ({ owner_type, owner_id, kind, currency, stage = 'available' }: AccountSpec) =>
  JSON.stringify([owner_type, owner_id, kind, currency, stage])

/** Opens what is new; two callers at once get the same account. */
export async function ensureAccounts(knex: Knex, specs: AccountSpec[]): Promise<Account[]> {
  const wanted = [...new Map(specs.map((spec) => [keyOf(spec), spec])).values()]
  let known = await find(knex, wanted)
  const missing = wanted.filter((spec) => !known.has(keyOf(spec)))
  if (missing.length) {
    await knex('ledger_account')
      .insert(missing.map((spec) => ({ id: generateEntityId(undefined, 'lacc'), ...spec })))
      .onConflict(knex.raw('(owner_type, owner_id, kind, currency, stage) where deleted_at is null'))
      .ignore()
    known = await find(knex, wanted)
  }
  return specs.map((spec) => known.get(keyOf(spec)) as Account)
}

async function find(knex: Knex, specs: AccountSpec[]): Promise<Map<string, Account>> {
  const rows = await knex<Account>('ledger_account')
    .select('id', 'owner_type', 'owner_id', 'kind', 'normal_side', 'currency', 'allow_negative', 'stage')
    .whereIn(
      ['owner_type', 'owner_id', 'kind', 'currency', 'stage'],
      specs.map(({ owner_type, owner_id, kind, currency, stage = 'available' }) => [
        owner_type,
        owner_id,
        kind,
        currency,
        stage,
      ]),
    )
  return new Map(rows.map((row) => [keyOf(row), row as Account]))
}
