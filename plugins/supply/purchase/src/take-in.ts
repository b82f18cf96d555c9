/** What a lot is taken in at, picked at the ramp from what was agreed. */
import { today } from '@shanzhen/http/fields'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { CostedLot } from '@shanzhen/ports/types'
import { bookLots } from './book'
import { costFen } from './cost'
import { type GoodName, goodNames } from './goods'
import * as errors from './modules/purchase/errors'
import { addPrices, readAgreed } from './modules/purchase/store/prices'
import type { NewLotPrice } from './modules/purchase/types'

export type Wanted = { grade: string; basis: 'kg' | 'piece'; unit_fen: number; agreed_price_id: string | null }
/** `current`: no newer one of its kind holds today. */
type Agreed = Wanted & { current: boolean }

/** Lots come in at prices agreed before; one without a price is priced later. Written with the lots or not at all. */
export async function takeInAtAgreed(
  container: MedusaContainer,
  trx: Knex.Transaction,
  lots: (CostedLot & { price_id: string | null })[],
  actor: string,
): Promise<void> {
  const priced = lots.filter(({ price_id }) => price_id)
  if (!priced.length) return
  const names = await goodNames(
    trx,
    priced.map(({ good_id }) => good_id),
  )
  const rows: NewLotPrice[] = []
  for (const lot of priced) {
    const wanted = await agreedFor(trx, lot, lot.price_id ?? '')
    if (!wanted.current) throw errors.priceSuperseded()
    rows.push(priceRow(lot, wanted, names.get(lot.good_id), { reason: null, entered_by: actor }))
  }
  await addPrices(trx, rows)
  await bookLots(container, trx, priced)
}

/** A lot priced later may bear what held when it came. @throws MedusaError not_found, invalid_data (another's price, not yet), not_allowed (no producer) */
export async function agreedFor(knex: Knex, lot: CostedLot, id: string): Promise<Agreed> {
  const [price] = await readAgreed(knex, { id })
  if (!price) throw errors.priceUnknown()
  if (!lot.producer_id) throw errors.lotWithoutProducer(lot.code)
  if (price.producer_id !== lot.producer_id || price.good_id !== lot.good_id) throw errors.priceOfOthers()
  if (price.valid_from > today()) throw errors.priceNotYet(price.valid_from)
  const { grade, basis, unit_fen, current } = price
  return { grade, basis, unit_fen, current, agreed_price_id: id }
}

/** What is written of a lot's price. @throws MedusaError not_allowed (no producer), invalid_data (by piece of bulk, no weight) */
export function priceRow(
  lot: CostedLot,
  { grade, basis, unit_fen, agreed_price_id }: Wanted,
  good: GoodName | undefined,
  entered: Pick<NewLotPrice, 'reason' | 'entered_by'>,
): NewLotPrice {
  if (!lot.producer_id) throw errors.lotWithoutProducer(lot.code)
  const counted = lot.quantity_unit === 'piece'
  if (basis === 'piece' && !counted) throw errors.bulkByPiece(lot.code)
  const size = good?.sizes.find(({ inventory_item_id }) => inventory_item_id === lot.inventory_item_id)
  const net_g_per_piece = basis === 'kg' && counted ? (size?.weight_g ?? null) : null
  if (basis === 'kg' && counted && !net_g_per_piece) throw errors.weightUnknown(lot.code)
  if (!Number.isSafeInteger(costFen({ basis, unit_fen, net_g_per_piece }, lot))) throw errors.sumTooLarge()
  return {
    ...{ lot_id: lot.id, producer_id: lot.producer_id, grade, basis, unit_fen, net_g_per_piece, agreed_price_id },
    ...entered,
  }
}
