/** Brings what is owed for lots in line with their prices, by entries that only ever add. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { goodsPurchases, producerPayable } from '@shanzhen/ledger/postings/chart'
import type { CostedLot } from '@shanzhen/ports/types'
import { costFen, costWords } from './cost'
import { goodNames } from './goods'
import { pricesOf, takeTurns } from './modules/purchase/store/prices'
import type { LotPriceRow } from './modules/purchase/types'

export const CURRENCY = 'cny'

/** Within the transaction that changed lot or price: both are there with their entry, or none is. Repeated it adds nothing. */
export async function bookLots(container: MedusaContainer, trx: Knex.Transaction, lots: CostedLot[]): Promise<void> {
  const ids = lots.map(({ id }) => id)
  await takeTurns(trx, ids)
  const prices = await pricesOf(trx, ids)
  const names = await goodNames(
    trx,
    lots.filter(({ id }) => prices.has(id)).map(({ good_id }) => good_id),
  )
  for (const lot of lots) {
    const price = prices.get(lot.id)
    if (price) await bookLot(container, trx, lot, price, names.get(lot.good_id)?.title ?? '')
  }
}

const WHY: Record<string, string> = { voided: '作废', rejected: '拒收' }

async function bookLot(
  container: MedusaContainer,
  trx: Knex.Transaction,
  lot: CostedLot,
  price: LotPriceRow,
  title: string,
): Promise<void> {
  const ledger = container.resolve(LEDGER)
  const specs = [goodsPurchases(CURRENCY), producerPayable(price.producer_id, CURRENCY)]
  const [cost, payable] = await ledger.ensureAccounts(specs, trx)
  const before = await ledger.findByReference('lot', lot.id, trx)
  const booked_fen = before
    .flatMap(({ entries }) => entries)
    .filter(({ account_id }) => account_id === payable.id)
    .reduce((sum, { amount_fen }) => sum - amount_fen, 0)
  const more_fen = costFen(price, lot) - booked_fen
  if (!more_fen) return
  const words = [title, `批次 ${lot.code}`, WHY[lot.state] ?? costWords(price, lot)].filter(Boolean).join(' ')
  await ledger.postBatch(
    [
      {
        idempotency_key: `purchase:${lot.id}:${before.length + 1}`,
        kind: before.length ? 'purchase_corrected' : 'goods_purchased',
        description: words,
        ...{ reference_type: 'lot', reference_id: lot.id, currency: CURRENCY, effective_at: new Date() },
        entries: [
          { account_id: cost.id, amount_fen: more_fen },
          { account_id: payable.id, amount_fen: -more_fen },
        ],
      },
    ],
    trx,
  )
}
