/** What staff decide about a shop, one step after the other in its row's turn. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ShopState } from '../../../types'
import { shopUnknown } from '../errors'
import { decideAccount } from './accounts'
import { businessOpen, stateMoved } from '../said-to-staff'

const FROM: Record<ShopAct, readonly ShopState[]> = {
  approve: ['applied'],
  refuse: ['applied'],
  suspend: ['approved'],
  reopen: ['suspended'],
  close: ['approved', 'suspended'],
}
const TO = {
  approve: 'approved',
  refuse: 'refused',
  suspend: 'suspended',
  reopen: 'approved',
  close: 'closed',
} as const

export type ShopAct = keyof typeof TO
/** `seen_at`: since when the state held that was looked at; papers that came meanwhile are looked at first. */
export type Decision = { id: string; act: ShopAct; reason: string | null; by: string; seen_at: string | null }

/**
 * `openBusiness` is asked within the transaction that holds the shop's row, so that nothing is begun meanwhile
 * ({@link import('./trading').holdTrading}). @throws MedusaError not_found, conflict (moved meanwhile, business is open)
 */
export async function decide(
  trx: Knex.Transaction,
  { id, act, reason, by, seen_at }: Decision,
  openBusiness: (trx: Knex.Transaction) => Promise<string | null>,
): Promise<void> {
  const shop = await trx('shop').where({ id }).forUpdate().first('state', 'state_at')
  if (!shop) throw shopUnknown()
  if (!FROM[act].includes(shop.state)) throw stateMoved()
  if (seen_at && new Date(seen_at).getTime() !== new Date(shop.state_at).getTime()) throw stateMoved()
  if (act === 'close') {
    const open = await openBusiness(trx)
    if (open) throw businessOpen(open)
  }
  await trx('shop')
    .where({ id })
    .update({ state: TO[act], state_reason: reason, state_by: by, state_at: new Date(), updated_at: new Date() })
  // Whoever approves has looked at the account, too.
  if (act === 'approve') await decideAccount(trx, id, null, { verdict: 'accepted', decided_by: by, reason: null })
}
