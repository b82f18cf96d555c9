/** Brings what a sale earned in line with what its buyer paid and got back: computed anew each time, booked as the difference. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { shopMargin, shopMargins } from '@shanzhen/ledger/postings/chart'
import { followOrders } from '@shanzhen/ledger/postings/follow-orders'
import { readOrderBook } from '@shanzhen/ledger/postings/order-book'
import { goodsMoney, readDisputed, readLost } from '@shanzhen/money-kit/disputes'
import { readLineMoney } from '@shanzhen/money-kit/line-money'
import { SHOP_PAGE } from '../modules/shop-page'
import { addStep, holdSales } from '../modules/shop-page/store/margins'
import { earnedOf } from './earned'

export const CURRENCY = 'cny'

/** Safe to repeat, at once too: one at a time for each order, and each step has its number once. */
export async function bookMargin(container: MedusaContainer, order_id: string): Promise<void> {
  const book = () => bookNow(container, order_id)
  await container.resolve(Modules.LOCKING).execute([`hosted:${order_id}`], book, { timeout: 30 })
}

async function bookNow(container: MedusaContainer, order_id: string): Promise<void> {
  const [pages, ledger] = [container.resolve(SHOP_PAGE), container.resolve(LEDGER)]
  const sale = await pages.readSale(order_id)
  if (!sale) return
  const book = await readOrderBook(container, order_id)
  const money = await readLineMoney(container, order_id, sale.lines, pages, ['paid_fen', 'margin_fen'])
  const disputed = (await readDisputed(container, pages.disputes, [order_id])).get(order_id)
  const earned_fen = earnedOf({ ...money, ...goodsMoney(book, disputed?.lost_fen) })
  if (earned_fen === sale.earned_fen) return
  const owner = { owner_type: 'shop', owner_id: sale.shop_id }
  await pages.within(async (trx) => {
    const [now] = await holdSales(trx, [order_id])
    const amount_fen = earned_fen - now.earned_fen
    if (now.turns !== sale.turns || amount_fen === 0) return
    const turn = now.turns + 1
    await addStep(trx, order_id, turn, amount_fen)
    const [cost, margin] = await ledger.ensureAccounts([shopMargins(CURRENCY), shopMargin(owner, CURRENCY)], trx)
    await ledger.postBatch(
      [
        {
          ...{ idempotency_key: `margin:${order_id}:${turn}`, reference_type: 'hosted_sale', reference_id: order_id },
          ...{ kind: amount_fen > 0 ? 'margin_earned' : 'margin_given_back', currency: CURRENCY },
          effective_at: new Date(),
          entries: [
            { account_id: cost.id, amount_fen },
            { account_id: margin.id, amount_fen: -amount_fen },
          ],
        },
      ],
      trx,
    )
  })
}

/** Every sale about which anything was booked since the last look, and those that could not be booked before. @throws the first fault, after all */
export function bookMargins(container: MedusaContainer, now = new Date()): Promise<number> {
  const pages = container.resolve(SHOP_PAGE)
  const following = {
    ...{ follower: pages.follower, about: 'margin' },
    among: (order_ids: string[]) => pages.salesAmong(order_ids),
    also: (since: Date) => readLost(container, pages.disputes, since),
    book: (order_id: string) => bookMargin(container, order_id),
  }
  return followOrders(container, following, now)
}
