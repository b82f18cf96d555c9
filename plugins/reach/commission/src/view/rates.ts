/** What goods earn a distributor now: the rate that counts, never above the good's limit. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { termsAt } from '../commission/terms'
import type * as wire from '../wire/commission'

export async function ratesOf(
  container: MedusaContainer,
  product_ids: string[],
  distributor_id: string,
): Promise<wire.GoodRates['rates']> {
  const termsOf = await termsAt(container, product_ids, { distributor_id, at: new Date() })
  return product_ids.map((product_id) => {
    const { rate_bps, limit_bps, cap_fen } = termsOf(product_id)
    return { product_id, rate_bps: Math.min(rate_bps, limit_bps), cap_fen }
  })
}
