/** What a lot is taken in at, said later or again by whoever may agree prices. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { LOT } from '@shanzhen/lots/modules/lot'
import { bookLots } from './book'
import { goodNames } from './goods'
import { PURCHASE } from './modules/purchase'
import { assertNotOwn } from './payee'
import * as errors from './modules/purchase/errors'
import { addPrices, takeTurns } from './modules/purchase/store/prices'
import { agreedFor, priceRow } from './take-in'

export type PriceLot = {
  lot_id: string
  actor: string
  /** One of the agreed prices, or one for this lot alone with its reason. */
  price:
    | { price_id: string; reason?: string }
    | { grade: string; basis: 'kg' | 'piece'; unit_fen: number; reason: string }
}

/**
 * Prices a lot that came in without, or again: what is owed moves by an entry of its own.
 * @throws MedusaError not_found, not_allowed (no producer, voided, made of others, own), invalid_data (another's price, no weight)
 */
export async function priceLot(container: MedusaContainer, { lot_id, actor, price }: PriceLot): Promise<void> {
  const [purchase, lots] = [container.resolve(PURCHASE), container.resolve(LOT)]
  // What a lot was made of is written with it.
  const [made] = await lots.listLotSources({ child_lot_id: lot_id }, { take: 1 })
  const [{ producer_id }] = await lots.readLots([lot_id])
  if (producer_id) await assertNotOwn(container, producer_id, actor)
  await purchase.transaction(async (trx) => {
    // The lot is read in its turn: whoever corrects it meanwhile books by the price that is written here.
    await takeTurns(trx, [lot_id])
    const [lot] = await lots.readLots([lot_id], trx)
    if (['voided', 'rejected'].includes(lot.state)) throw errors.lotGone(lot.code)
    if (made) throw errors.lotMade(lot.code)
    const names = await goodNames(trx, [lot.good_id])
    const wanted = 'price_id' in price ? await agreedFor(trx, lot, price.price_id) : { ...price, agreed_price_id: null }
    const row = priceRow(lot, wanted, names.get(lot.good_id), { reason: price.reason || null, entered_by: actor })
    await addPrices(trx, [row])
    await bookLots(container, trx, [lot])
  })
}
