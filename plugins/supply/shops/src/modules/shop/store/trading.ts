import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ShopState, ShopTier } from '../../../types'
import { shopUnknown } from '../errors'

export type Trading = { id: string; name: string; handle: string; state: ShopState; tier: ShopTier }

/**
 * For whoever begins something in a shop's name (an order, a top-up): its row is held until the end of the transaction, so
 * that nobody suspends or closes it meanwhile; others may begin something beside it (`for share`). Whoever asks refuses where
 * the state is not `approved`. @throws MedusaError not_found
 */
export async function holdTrading(trx: Knex.Transaction, id: string): Promise<Trading> {
  const shop = await trx<Trading>('shop').where({ id }).forShare().first('id', 'name', 'handle', 'state', 'tier')
  if (!shop) throw shopUnknown()
  return shop
}
