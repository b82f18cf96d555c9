import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ShopState } from '../../../types'
import { shopUnknown } from '../errors'

/** Who act for a shop and who are asked to, together. */
export const MOST_PEOPLE = 20

/** The shop's row, which whoever changes its people takes first. @throws MedusaError not_found */
export async function holdShop(trx: Knex.Transaction, id: string): Promise<{ state: ShopState }> {
  const shop = await trx('shop').where({ id }).forUpdate().first('state')
  if (!shop) throw shopUnknown()
  return shop as { state: ShopState }
}
