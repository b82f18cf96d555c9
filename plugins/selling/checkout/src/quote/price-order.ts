import type { CartLikeWithTotals, MedusaContainer } from '@medusajs/framework/types'
import { decorateCartTotals } from '@medusajs/framework/utils'
import { toFen, toYuan } from '@shanzhen/money-kit/fen'
import type { ShippingChoice } from './freight'
import type { Market } from './market'
import { refuse, type RefusedCode } from './promotion-codes'
import { computeDiscounts, type Discount } from './promotions'
import type { ShelfGood } from './shelf'
import { loadTaxes, type TaxLine } from './taxes'

/** The sums of an order, by Medusa's own arithmetic, so that the admin's order page shows the same ones. */
export type PricedLine = {
  good: ShelfGood
  quantity: number
  unit_price: number
  tax_inclusive: boolean
  tax_lines: TaxLine[]
  adjustments: Discount[]
  total_fen: number
  original_fen: number
  discount_fen: number
}
export type PricedOrder = {
  lines: Map<string, PricedLine>
  shipping_tax_lines: TaxLine[]
  shipping_adjustments: Discount[]
  items_fen: number
  discount_fen: number
  freight_fen: number | null
  total_fen: number | null
  total: number
  refused_codes: RefusedCode[]
}

type Totals = { total: number; discount_total: number; original_total: number }

export async function priceOrder(
  container: MedusaContainer,
  market: Market,
  buyer: { customer_id: string | null; trader?: object; outlet?: object },
  items: { good: ShelfGood; quantity: number }[],
  choice: ShippingChoice | null,
  request: { promotion_codes?: string[]; email?: string; province?: string; city?: string },
): Promise<PricedOrder> {
  const codes = request.promotion_codes ?? []
  const lines = items.map(({ good, quantity }) => ({
    id: good.id,
    good,
    quantity,
    unit_price: Number(good.calculated_price?.calculated_amount ?? 0),
  }))
  const freight =
    choice && choice.amount_fen !== null
      ? { id: choice.id, amount: toYuan(choice.amount_fen), type_id: choice.type_id }
      : null
  const [discounts, taxes] = await Promise.all([
    // Traders and outlets have prices of their own; campaigns are for buyers of this shop's.
    lines.length && !buyer.trader && !buyer.outlet
      ? computeDiscounts(
          container,
          market,
          { customer_id: buyer.customer_id, ...where(request) },
          lines,
          freight,
          codes,
        )
      : { lines: new Map<string, Discount[]>(), shipping: [], refused: codes.map((code) => refuse(code, 'not_here')) },
    loadTaxes(container, market, lines, freight),
  ])
  const cart = decorateCartTotals(
    {
      currency_code: market.currency_code,
      region: { automatic_taxes: market.automatic_taxes },
      items: lines.map(({ id, good, quantity, unit_price }) => ({
        id,
        quantity,
        unit_price,
        is_tax_inclusive: !!good.calculated_price?.is_calculated_price_tax_inclusive,
        tax_lines: taxes.lines.get(id) ?? [],
        adjustments: discounts.lines.get(id) ?? [],
      })),
      shipping_methods: freight
        ? [
            {
              id: freight.id,
              amount: freight.amount,
              is_tax_inclusive: choice?.tax_inclusive,
              tax_lines: taxes.shipping,
              adjustments: discounts.shipping,
            },
          ]
        : [],
    } as unknown as Parameters<typeof decorateCartTotals>[0],
    { includeTaxes: true },
  ) as CartLikeWithTotals & { items: Totals[]; shipping_methods: Totals[] }
  const priced = new Map<string, PricedLine>(
    lines.map(({ id, good, quantity, unit_price }, i) => [
      id,
      {
        good,
        quantity,
        unit_price,
        tax_inclusive: !!good.calculated_price?.is_calculated_price_tax_inclusive,
        tax_lines: taxes.lines.get(id) ?? [],
        adjustments: discounts.lines.get(id) ?? [],
        total_fen: toFen(cart.items[i].total),
        original_fen: toFen(cart.items[i].original_total),
        discount_fen: toFen(cart.items[i].discount_total),
      },
    ]),
  )
  return {
    lines: priced,
    shipping_tax_lines: taxes.shipping,
    shipping_adjustments: discounts.shipping,
    items_fen: cart.items.reduce((sum, line) => sum + toFen(line.original_total), 0),
    discount_fen: toFen(cart.discount_total),
    freight_fen: freight ? toFen(cart.shipping_methods[0].original_total) : null,
    total_fen: freight ? toFen(cart.total) : null,
    total: toYuan(toFen(cart.total)),
    refused_codes: discounts.refused,
  }
}

const where = ({ email, province, city }: { email?: string; province?: string; city?: string }) => ({
  email,
  province,
  city,
})
