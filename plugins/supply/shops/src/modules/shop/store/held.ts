import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ShopState } from '../../../types'
import { ownersOnly, shopUnknown } from '../errors'

/** Who act for a shop and who are asked to, together. */
export const MOST_PEOPLE = 20

/** The shop's row, which whoever changes its people takes first. @throws MedusaError not_found */
export async function holdShop(trx: Knex.Transaction, id: string): Promise<{ state: ShopState }> {
  const shop = await trx('shop').where({ id }).forUpdate().first('state')
  if (!shop) throw shopUnknown()
  return shop as { state: ShopState }
}

/**
 * The same for what an owner gives, and takes with them when they go: whoever was removed a moment ago gives nothing more.
 * @throws MedusaError not_found, not_allowed
 */
export async function holdShopAsOwner(trx: Knex.Transaction, shop_id: string, id: string): Promise<void> {
  await holdShop(trx, shop_id)
  const owner = await trx('shop_member').where({ id, shop_id, role: 'owner' }).whereNull('deleted_at').first('id')
  if (!owner) throw ownersOnly()
}
