import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { Market } from './market'
import type { ShelfGood } from './shelf'

/** What coupons and automatic promotions take off, as Medusa's promotion module computes it (decimal yuan). */
export type Discount = { code: string; amount: number; is_tax_inclusive?: boolean }
export type Discounts = {
  lines: Map<string, Discount[]>
  shipping: Discount[]
  /** Codes the buyer gave that take nothing off. */
  unused: string[]
}

type Line = { id: string; good: ShelfGood; quantity: number; unit_price: number }
type Shipping = { id: string; amount: number } | null

export async function computeDiscounts(
  container: MedusaContainer,
  market: Market,
  buyer: { customer_id: string | null; email?: string },
  lines: Line[],
  shipping: Shipping,
  codes: string[],
): Promise<Discounts> {
  const promotions = container.resolve(Modules.PROMOTION)
  const context = {
    currency_code: market.currency_code,
    region: { id: market.region_id },
    sales_channel_id: market.sales_channel_id,
    customer: buyer.customer_id ? { id: buyer.customer_id } : undefined,
    email: buyer.email,
    items: lines.map(({ id, good, quantity, unit_price }) => ({
      id,
      quantity,
      subtotal: unit_price * quantity,
      original_total: unit_price * quantity,
      is_discountable: good.product?.discountable ?? true,
      product: {
        id: good.product?.id,
        collection: { id: good.product?.collection_id },
        categories: good.product?.categories,
        tags: good.product?.tags,
      },
      product_id: good.product?.id,
      variant_id: good.id,
    })),
    shipping_methods: shipping
      ? [
          {
            id: shipping.id,
            subtotal: shipping.amount,
            original_total: shipping.amount,
            shipping_option_id: shipping.id,
          },
        ]
      : [],
  }
  const actions = await promotions.computeActions(
    codes,
    context as unknown as Parameters<typeof promotions.computeActions>[1],
  )
  const discounts: Discounts = { lines: new Map(), shipping: [], unused: [] }
  const used = new Set<string>()
  for (const action of actions) {
    if (action.action === 'addItemAdjustment') {
      const { code, item_id, is_tax_inclusive } = action
      discounts.lines.set(item_id, [
        ...(discounts.lines.get(item_id) ?? []),
        { code, amount: Number(action.amount), is_tax_inclusive },
      ])
      used.add(code)
    }
    if (action.action === 'addShippingMethodAdjustment') {
      discounts.shipping.push({ code: action.code, amount: Number(action.amount) })
      used.add(action.code)
    }
  }
  discounts.unused = codes.filter((code) => !used.has(code))
  return discounts
}
