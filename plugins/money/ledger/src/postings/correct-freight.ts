import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { LEDGER } from '../modules/ledger'
import { freightIncome, goodsSales } from './chart'
import { FREIGHT_CORRECTED, readOrderBook, readSold, type Sold } from './order-book'
import { freightFault } from './split'

/** An order's postings are split one after the other, for each is measured on those before it. */
export const withBook = <T>(container: MedusaContainer, order_id: string, job: () => Promise<T>): Promise<T> =>
  container.resolve(Modules.LOCKING).execute([`ledger:order:${order_id}`], job, { timeout: 60 })

/**
 * Moves between goods and freight what the book says otherwise than the order: staff changed its carriage, or it was
 * booked by another total. Turns the wrong part only, as a transaction of its own, so that what channels took and gave
 * back, which their bills are compared with, stays as it was written. Call it under `withBook`; `known` was read there.
 */
export async function correctFreight(container: MedusaContainer, order_id: string, known?: Sold): Promise<void> {
  const sold = known ?? (await readSold(container, order_id))
  if (!sold) return
  const { captured, refunded, corrections } = await readOrderBook(container, order_id)
  if (!captured.total_fen) return
  const due_fen = sold.worth_fen - (captured.total_fen - refunded.total_fen)
  const fault_fen = freightFault(sold, captured, refunded, due_fen)
  if (!fault_fen) return
  const ledger = container.resolve(LEDGER)
  const [goods, freight] = await ledger.ensureAccounts([goodsSales(sold.currency), freightIncome(sold.currency)])
  await ledger.post({
    idempotency_key: `freight:${order_id}:${corrections + 1}`,
    kind: FREIGHT_CORRECTED,
    reference_type: 'order',
    reference_id: order_id,
    currency: sold.currency,
    effective_at: new Date(),
    entries: [
      { account_id: goods.id, amount_fen: fault_fen },
      { account_id: freight.id, amount_fen: -fault_fen },
    ],
  })
}

/** Puts every order right whose freight stands wrong in the book. @returns those that were wrong */
export async function correctAllFreight(container: MedusaContainer): Promise<string[]> {
  const knex: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(MISBOOKED)
  for (const { id } of rows) await withBook(container, id, () => correctFreight(container, id))
  return rows.map(({ id }) => id)
}

/** Paid orders whose freight in the book is not their carriage; `npm run prove` asks the same (`promises/book.mjs`). */
const MISBOOKED = `select o.id from "order" o
  join order_summary s on s.order_id = o.id and s.version = o.version and s.deleted_at is null
  join (select t.reference_id,
      coalesce(sum(e.amount_fen) filter (where t.kind like 'payment\\_captured%'
        and a.kind in ('channel_receivable', 'cash_on_hand', 'bank_deposit', 'partner_deposit')), 0) as captured,
      coalesce(-sum(e.amount_fen) filter (where t.kind not like 'payment\\_refunded%'
        and a.kind = 'freight_income'), 0) as freight,
      coalesce(sum(e.amount_fen) filter (where t.kind like 'payment\\_refunded%' and a.kind = 'freight_income'), 0) as back
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id join ledger_account a on a.id = e.account_id
    where t.reference_type = 'order' group by 1) b on b.reference_id = o.id and b.captured > 0
  cross join lateral (select coalesce(round(sum(m.amount - coalesce((select sum(j.amount)
        from order_shipping_method_adjustment j where j.shipping_method_id = m.id and j.version = h.version and j.deleted_at is null), 0))
      * 100), 0) as freight from order_shipping h join order_shipping_method m on m.id = h.shipping_method_id
    where h.order_id = o.id and h.version = o.version and h.deleted_at is null) sold
  where o.deleted_at is null and o.status <> 'canceled' and round((s.totals->>'pending_difference')::numeric, 2) = 0
    and b.freight <> greatest(least(sold.freight, b.captured), least(b.back, b.freight))`
