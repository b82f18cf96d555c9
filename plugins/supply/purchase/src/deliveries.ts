/** A producer's deliveries with what each cost, for staff, statements and the producer. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { producerPayable } from '@shanzhen/ledger/postings/chart'
import { LOT } from '@shanzhen/lots/modules/lot'
import { CURRENCY } from './book'
import { costFen, netGrams } from './cost'
import { goodNames } from './goods'
import { PURCHASE } from './modules/purchase'
import type { Delivery, Owed } from './wire'

/** By a voucher, or by a payout and back. */
const PAYING = /^(producer_paid|payout_)/
export const NOTHING: Owed = { delivered_fen: 0, paid_fen: 0, on_way_fen: 0, owed_fen: 0, currency: CURRENCY }

type Page = { take: number; skip: number }

/** Newest first; and how many there are. */
export async function readDeliveries(
  container: MedusaContainer,
  producer_id: string,
  page: Page,
): Promise<[Delivery[], number]> {
  const [lots, count] = await container.resolve(LOT).receivedOf(producer_id, page)
  const [prices, names] = await Promise.all([
    container.resolve(PURCHASE).pricesOf(lots.map(({ id }) => id)),
    goodNames(
      container.resolve(ContainerRegistrationKeys.PG_CONNECTION),
      lots.map(({ good_id }) => good_id),
    ),
  ])
  const rows = lots.map((lot): Delivery => {
    const price = prices.get(lot.id)
    const good = names.get(lot.good_id)
    const size = good?.sizes.find(({ inventory_item_id }) => inventory_item_id === lot.inventory_item_id)
    return {
      ...{ lot_id: lot.id, code: lot.code, state: lot.state, good_id: lot.good_id, title: good?.title ?? '' },
      ...{ size: size?.title ?? null, received_at: lot.received_at.toISOString() },
      ...{ quantity: lot.received_quantity, unit: lot.quantity_unit },
      ...{ grade: price?.grade ?? null, basis: price?.basis ?? null, unit_fen: price?.unit_fen ?? null },
      net_g: price ? netGrams(price, lot) : null,
      amount_fen: price ? costFen(price, lot) : null,
    }
  })
  return [rows, count]
}

/** What stands in the book for a producer: brought, paid, on its way, and still owed (below zero: paid too much). */
export async function readOwed(container: MedusaContainer, producer_ids: string[]): Promise<Map<string, Owed>> {
  const ledger = container.resolve(LEDGER)
  const accounts = await ledger.listLedgerAccounts(
    { owner_type: 'producer', owner_id: producer_ids, kind: 'producer_payable' },
    { take: producer_ids.length * 2 },
  )
  const transits = await ledger.listLedgerAccounts(
    { owner_type: 'producer', owner_id: producer_ids, kind: 'payouts_in_transit' },
    { take: producer_ids.length * 2 },
  )
  const [turned, on_way] = await Promise.all([
    ledger.turnover(accounts.map(({ id }) => id)),
    ledger.balances(transits.map(({ id }) => id)),
  ])
  const owed = new Map<string, Owed>(producer_ids.map((id) => [id, { ...NOTHING }]))
  for (const { account_id, kind, debit_fen } of turned) {
    const sums = owed.get(accounts.find(({ id }) => id === account_id)?.owner_id ?? '')
    if (!sums) continue
    if (PAYING.test(kind)) sums.paid_fen += debit_fen
    else sums.delivered_fen -= debit_fen
    sums.owed_fen -= debit_fen
  }
  // Out of what is owed, and not there yet; it stands on the credit side.
  for (const { account_id, balance_fen } of on_way) {
    const sums = owed.get(transits.find(({ id }) => id === account_id)?.owner_id ?? '')
    if (sums) Object.assign(sums, { on_way_fen: -balance_fen, paid_fen: sums.paid_fen + balance_fen })
  }
  return owed
}

/** The account itself, opened where nothing was owed yet. */
export async function payableOf(container: MedusaContainer, producer_id: string): Promise<string> {
  const [account] = await container.resolve(LEDGER).ensureAccounts([producerPayable(producer_id, CURRENCY)])
  return account.id
}
