import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { toYuan } from '@shanzhen/ledger/fen'
import { toWholeFen } from '../lib/whole-fen'
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
  const discounts: Discounts = { lines: new Map(), shipping: [], unused: [] }
  if (!codes.length) {
    const automatic = await promotions.listPromotions(
      { is_automatic: true, status: ['active'] },
      { select: ['id'], take: 1 },
    )
    if (!automatic.length) return discounts
  }
  const context = await promotionContext(container, market, buyer, lines, shipping)
  const actions = await promotions.computeActions(
    codes,
    context as unknown as Parameters<typeof promotions.computeActions>[1],
  )
  const used = new Set<string>()
  const given = actions.flatMap((action) =>
    action.action === 'addItemAdjustment' || action.action === 'addShippingMethodAdjustment' ? [action] : [],
  )
  for (const code of new Set(given.map((action) => action.code))) {
    used.add(code)
    const ofCode = given.filter((action) => action.code === code)
    const shares = toWholeFen(ofCode.map((action) => Number(action.amount)))
    ofCode.forEach((action, i) => {
      const amount = toYuan(shares[i])
      if (action.action === 'addShippingMethodAdjustment') discounts.shipping.push({ code, amount })
      else {
        const { item_id, is_tax_inclusive } = action
        discounts.lines.set(item_id, [...(discounts.lines.get(item_id) ?? []), { code, amount, is_tax_inclusive }])
      }
    })
  }
  discounts.unused = codes.filter((code) => !used.has(code))
  return discounts
}

/** The shape of a Medusa cart that promotion rules are written against. */
async function promotionContext(
  container: MedusaContainer,
  market: Market,
  buyer: { customer_id: string | null; email?: string },
  lines: Line[],
  shipping: Shipping,
) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const productIds = lines.flatMap(({ good }) => good.product?.id ?? [])
  const [{ data: products }, { data: customers }] = await Promise.all([
    query.graph({
      entity: 'product',
      fields: ['id', 'collection_id', 'type_id', 'categories.id', 'tags.id'],
      filters: { id: productIds },
    }),
    buyer.customer_id
      ? query.graph({ entity: 'customer', fields: ['id', 'groups.id'], filters: { id: buyer.customer_id } })
      : { data: [] },
  ])
  const byId = new Map(products.map((product) => [product.id, product]))
  return {
    currency_code: market.currency_code,
    region: { id: market.region_id },
    sales_channel_id: market.sales_channel_id,
    customer: customers[0],
    email: buyer.email,
    items: lines.map(({ id, good, quantity, unit_price }) => {
      const product = byId.get(good.product?.id ?? '')
      return {
        id,
        quantity,
        subtotal: unit_price * quantity,
        original_total: unit_price * quantity,
        is_discountable: good.product?.discountable ?? true,
        product: { ...product, collection: { id: product?.collection_id }, type: { id: product?.type_id } },
        product_id: good.product?.id,
        variant_id: good.id,
      }
    }),
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
}
