import type { ComputeActions, MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { toFen, toYuan } from '@shanzhen/money-kit/fen'
import { toWholeFen } from '../lib/whole-fen'
import type { Market } from './market'
import { thresholdOf } from '../promotions/threshold'
import {
  type Candidates,
  findCandidates,
  type PromotionRefusal,
  refuse,
  refuseBelow,
  type RefusedCode,
} from './promotion-codes'
import type { ShelfGood } from './shelf'

/** What coupons and automatic promotions take off, as Medusa's promotion module computes it (decimal yuan). */
export type Discount = { code: string; amount: number; is_tax_inclusive?: boolean }
export type Discounts = {
  lines: Map<string, Discount[]>
  shipping: Discount[]
  /** Codes the buyer gave that take nothing off, with the reason. */
  refused: RefusedCode[]
}

type Buyer = { customer_id: string | null; email?: string; province?: string; city?: string }
type Line = { id: string; good: ShelfGood; quantity: number; unit_price: number }
type Shipping = { id: string; amount: number; type_id: string | null } | null
type Given = Extract<ComputeActions, { action: 'addItemAdjustment' | 'addShippingMethodAdjustment' }>

export async function computeDiscounts(
  container: MedusaContainer,
  market: Market,
  buyer: Buyer,
  lines: Line[],
  shipping: Shipping,
  codes: string[],
): Promise<Discounts> {
  const candidates = await findCandidates(container, codes, buyer)
  const discounts: Discounts = { lines: new Map(), shipping: [], refused: candidates.refused }
  if (!candidates.promotions.size) return discounts
  const promotions = container.resolve(Modules.PROMOTION)
  const context = await promotionContext(container, market, buyer, lines, shipping)
  const actions = await promotions.computeActions(
    [...candidates.promotions.keys()],
    context as unknown as Parameters<typeof promotions.computeActions>[1],
    { prevent_auto_promotions: true },
  )
  const given = actions.filter(
    (action): action is Given =>
      action.action === 'addItemAdjustment' || action.action === 'addShippingMethodAdjustment',
  )
  const used = new Set<string>()
  const spent = new Map<string, number>()
  for (const code of new Set(given.map((action) => action.code))) {
    const ofCode = given.filter((action) => action.code === code)
    const shares = toWholeFen(ofCode.map((action) => Number(action.amount)))
    if (!fitsBudget(candidates, code, total(shares), spent)) continue
    used.add(code)
    ofCode.forEach((action, i) => {
      const amount = toYuan(shares[i])
      if (action.action === 'addShippingMethodAdjustment') discounts.shipping.push({ code, amount })
      else {
        const { item_id, is_tax_inclusive } = action
        discounts.lines.set(item_id, [...(discounts.lines.get(item_id) ?? []), { code, amount, is_tax_inclusive }])
      }
    })
  }
  for (const [code, spelling] of candidates.given)
    if (!used.has(code))
      discounts.refused.push(
        belowThreshold(candidates, code, spelling, lines) ??
          refuse(spelling, whyUnused(candidates, code, actions, given)),
      )
  return discounts
}

/**
 * Medusa looks whether each share of a discount fits into what is left of a campaign's budget, and at placing whether all
 * of them do: a discount that only its shares fit into would refuse every order.
 */
function fitsBudget({ promotions }: Candidates, code: string, fen: number, spent: Map<string, number>): boolean {
  const budget = promotions.get(code)?.campaign?.budget
  if (budget?.type !== 'spend' || !budget.limit) return true
  const before = spent.get(budget.id) ?? 0
  if (toFen(budget.used) + before + fen > toFen(budget.limit)) return false
  spent.set(budget.id, before + fen)
  return true
}

function whyUnused(
  { promotions }: Candidates,
  code: string,
  actions: ComputeActions[],
  given: Given[],
): Exclude<PromotionRefusal, 'below'> {
  const said = actions.find((action) => action.code === code)?.action
  const budget = promotions.get(code)?.campaign?.budget as { type?: string } | null | undefined
  if (said === 'promotionLimitExceeded') return 'used_up'
  if (said === 'campaignBudgetExceeded') return budget?.type === 'use_by_attribute' ? 'used_before' : 'budget_spent'
  return given.some((action) => action.code === code) ? 'budget_spent' : 'not_matching'
}

const goodsYuan = (lines: Line[]) =>
  toYuan(lines.reduce((sum, { unit_price, quantity }) => sum + toFen(unit_price) * quantity, 0))

/** A code that only wants more in the basket says how much more. */
function belowThreshold({ promotions }: Candidates, code: string, spelling: string, lines: Line[]) {
  const threshold = thresholdOf(promotions.get(code))
  const short = (threshold ?? 0) - toFen(goodsYuan(lines))
  return threshold !== null && short > 0 ? refuseBelow(spelling, threshold, short) : null
}

const total = (shares: number[]) => shares.reduce((sum, fen) => sum + fen, 0)

/** The shape of a Medusa cart that promotion rules are written against. */
async function promotionContext(
  container: MedusaContainer,
  market: Market,
  buyer: Buyer,
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
    region_id: market.region_id,
    // Rules of the admin name the country; the rest is there as in a cart once it is known.
    shipping_address: { country_code: 'cn', province: buyer.province, city: buyer.city },
    customer_id: buyer.customer_id ?? undefined,
    sales_channel_id: market.sales_channel_id,
    customer: customers[0],
    email: buyer.email,
    // What a threshold looks at: goods at their prices, before anything is taken off.
    item_subtotal: goodsYuan(lines),
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
            shipping_option: { id: shipping.id, shipping_option_type_id: shipping.type_id },
          },
        ]
      : [],
  }
}
