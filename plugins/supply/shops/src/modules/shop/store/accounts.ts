/** Settlement accounts: only added, the newest holds. Their numbers are sealed before they come here. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

export type AccountRow = {
  bank: string
  holder: string
  number_sealed: string
  number_end: string
  entered_by: string
  created_at: Date
}

export async function addAccount(trx: Knex, shop_id: string, account: Omit<AccountRow, 'created_at'>): Promise<void> {
  await trx('shop_account').insert({ id: generateEntityId(undefined, 'shacc'), shop_id, ...account })
}

export async function accountOf(knex: Knex, shop_id: string): Promise<AccountRow | null> {
  const newest = knex<AccountRow & { shop_id: string; id: string }>('shop_account').where({ shop_id })
  return (await newest.orderBy('created_at', 'desc').orderBy('id', 'desc').first()) ?? null
}
