import type { MedusaContainer } from '@medusajs/framework/types'
import { toYuan } from '@shanzhen/money-kit/fen'
import type { Outlets, Trade } from '@shanzhen/ports/types'
import { CHECKOUT } from '../modules/checkout'
import type { ShelfGood } from './shelf'

/** Who answers for traders. @throws where none is configured: nobody buys on terms that nobody keeps */
export function tradeOf(container: MedusaContainer): Trade {
  const key = container.resolve(CHECKOUT).trade
  if (!key) throw new Error('checkout: a trader orders, and no option `trade` says who keeps their terms')
  return container.resolve<Trade>(key)
}

/** Who answers for outlets. @throws where none is configured */
export function outletsOf(container: MedusaContainer): Outlets {
  const key = container.resolve(CHECKOUT).outlets
  if (!key) throw new Error('checkout: an order is made at an outlet, and no option `outlets` says who keeps them')
  return container.resolve<Outlets>(key)
}

/** The shelf as this buyer sees it: a trader's or an outlet's own prices, and of what is not offered there none. */
export async function onTerms(
  container: MedusaContainer,
  { trader, outlet }: { trader?: { id: string; reference: string }; outlet?: { id: string } },
  shelf: Map<string, ShelfGood>,
): Promise<Map<string, ShelfGood>> {
  if (!trader && !outlet) return shelf
  const ids = [...shelf.keys()]
  const prices = trader
    ? await tradeOf(container).pricesOf(trader.id, ids, trader.reference)
    : await outletsOf(container).outletPricesOf((outlet as { id: string }).id, ids)
  return new Map(
    [...shelf].map(([id, good]) => {
      const fen = prices.get(id)
      const amount = fen === undefined ? null : toYuan(fen)
      const inclusive = !!good.calculated_price?.is_calculated_price_tax_inclusive
      const calculated_price = {
        ...{ calculated_amount: amount, original_amount: amount, is_calculated_price_tax_inclusive: inclusive },
      }
      return [id, { ...good, calculated_price }]
    }),
  )
}
