/** What a late order brought goes back where its shop, or anybody, gives it up after all: what never left is nobody's delay. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { lateCredits, partnerDeposit } from '@shanzhen/ledger/postings/chart'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { SETTLEMENT } from './modules/settlement'
import { keepReturn } from './modules/settlement/store/late'
import type { LateVerdict } from './types'

const CURRENCY = 'cny'
const PAGE = 200
/** For so long an order that was credited is looked at again: by then it has left. */
const DAYS = 90

/** Every credit whose order was given up since; one whose deposit does not reach waits. @returns how many went back */
export async function returnLate(container: MedusaContainer): Promise<number> {
  const settlement = container.resolve(SETTLEMENT)
  let returned = 0
  for (let after: string | undefined; ;) {
    const page = await settlement.creditsKept({ days: DAYS, take: PAGE, after })
    const canceled = await container.resolve(SHOP_ORDER).canceledAmong(page.map((one) => one.shop_order_id))
    for (const credit of page) if (canceled.has(credit.shop_order_id)) returned += await takeBack(container, credit)
    if (page.length < PAGE) return returned
    after = page[page.length - 1].shop_order_id
  }
}

/** Of one order, as soon as it is given up. */
export async function returnLateOf(container: MedusaContainer, shop_order_id: string): Promise<void> {
  const credit = await container.resolve(SETTLEMENT).verdictOf(shop_order_id)
  if (credit?.verdict === 'credited') await takeBack(container, credit)
}

async function takeBack(container: MedusaContainer, credit: LateVerdict): Promise<0 | 1> {
  const { shop_order_id: id, shop_id, amount_fen } = credit
  const ledger = container.resolve(LEDGER)
  const order = await container.resolve(SHOP_ORDER).find(shop_id, { id })
  const specs = [lateCredits(CURRENCY), partnerDeposit({ owner_type: 'shop', owner_id: shop_id }, CURRENCY)]
  try {
    return await container.resolve(SETTLEMENT).within(async (trx) => {
      if (!(await keepReturn(trx, id, amount_fen))) return 0
      const [cost, deposit] = await ledger.ensureAccounts(specs, trx)
      await ledger.postBatch(
        [
          {
            ...{ idempotency_key: `late:${id}:back`, kind: 'late_returned', description: order?.number },
            ...{ reference_type: 'shop_order', reference_id: id, currency: CURRENCY, effective_at: new Date() },
            entries: [
              { account_id: deposit.id, amount_fen },
              { account_id: cost.id, amount_fen: -amount_fen },
            ],
          },
        ],
        trx,
      )
      return 1
    })
  } catch (error) {
    // The deposit does not reach: the order's own money comes back a moment later, or with the next top-up.
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED) return 0
    throw error
  }
}
