import type { CalculateShippingOptionPriceDTO } from '@medusajs/framework/types'
import type { FreightLine } from './types'

/**
 * What the shop adds to Medusa's pricing context under `freight`: which products are perishable and which must stay
 * cold (products not named are neither), and what is paid for the goods, coupons taken off, by which carriage may be free.
 */
export type FreightContext = {
  perishable_product_ids: string[]
  cold_chain_product_ids: string[]
  goods_fen?: number
}

type CartItem = {
  quantity?: unknown
  product_id?: string | null
  variant?: { weight?: number | null; product?: { id?: string } | null } | null
}

/** What goes apart from the goods of its order, under `carried` in Medusa's pricing context. */
export type Carried = {
  items: CartItem[]
  shipping_address: CalculateShippingOptionPriceDTO['context']['shipping_address']
  freight: FreightContext
}

/** Cart items as freight sees them; a variant without a weight counts as nothing. */
export function toFreightLines(items: CartItem[], context?: Partial<FreightContext>): FreightLine[] {
  const perishable = new Set(context?.perishable_product_ids)
  const cold = new Set(context?.cold_chain_product_ids)
  return items.map((item) => {
    const productId = item.product_id ?? item.variant?.product?.id ?? ''
    return {
      weight_g: item.variant?.weight ?? 0,
      quantity: Number(item.quantity ?? 0),
      perishable: perishable.has(productId),
      cold_chain: cold.has(productId),
    }
  })
}
