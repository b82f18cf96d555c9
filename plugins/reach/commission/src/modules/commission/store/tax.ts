/** 代扣个税 by the month it belongs to: when a withdrawal was paid; and where its money came back after that, when it did. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Span } from '../../../tax/month'

/**
 * `paid`: income and its tax · `returned`: came back after it was paid, all below zero · `unpaid`: never was paid; it counts
 * for nothing and is there to be seen.
 */
export type TaxLine = {
  kind: 'paid' | 'returned' | 'unpaid'
  payout_id: string
  /** `DK…`. */
  number: string
  at: Date
  month: string
  gross_fen: number
  /** Of it what was taken back of earlier commission; below zero. */
  taken_back_fen: number
  tax_fen: number
  net_fen: number
}

const SUMS = 'w.id, w.payout_id, w.distributor_id, w.gross_fen, w.tax_fen, w.net_fen'
const MOVED = `(
  select 'paid' as kind, w.paid_at as at, 1 as sign, ${SUMS} from commission_withdrawal w
    where w.paid_at >= :from and w.paid_at < :to
  union all select 'returned', w.went_back_at, -1, ${SUMS} from commission_withdrawal w
    where w.went_back_at >= :from and w.went_back_at < :to and w.paid_at is not null
  union all select 'unpaid', w.went_back_at, 1, ${SUMS} from commission_withdrawal w
    where w.went_back_at >= :from and w.went_back_at < :to and w.paid_at is null)`

/** One distributor's, the newest first. */
export async function taxLines(knex: Knex, distributor_id: string, span: Span): Promise<TaxLine[]> {
  const { rows } = await knex.raw<{ rows: TaxLine[] }>(
    `select m.kind, m.payout_id, p.number, m.at, to_char(m.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
        m.sign * m.gross_fen as gross_fen, m.sign * m.tax_fen as tax_fen, m.sign * m.net_fen as net_fen,
        m.sign * coalesce((select sum(o.amount_fen) from commission_withdrawal_release o
          where o.withdrawal_id = m.id and o.amount_fen < 0), 0)::int as taken_back_fen
      from ${MOVED} m join payout p on p.id = m.payout_id
      where m.distributor_id = :distributor_id order by m.at desc, m.kind, m.payout_id`,
    { distributor_id, ...span },
  )
  return rows
}

/** Of which years there is anything, the newest first. */
export async function taxYears(knex: Knex, distributor_id: string): Promise<number[]> {
  const { rows } = await knex.raw<{ rows: { year: number }[] }>(
    `select distinct extract(year from moved.at at time zone 'Asia/Shanghai')::int as year from commission_withdrawal w
        cross join lateral (values (w.paid_at), (w.went_back_at)) moved (at)
      where w.distributor_id = ? and moved.at is not null order by year desc`,
    [distributor_id],
  )
  return rows.map(({ year }) => year)
}

/** Of one distributor in one span, what came back taken off. */
export type TaxSum = {
  distributor_id: string
  payouts: number
  gross_fen: number
  tax_fen: number
  net_fen: number
}

export async function taxSums(knex: Knex, span: Span): Promise<TaxSum[]> {
  const { rows } = await knex.raw<{ rows: TaxSum[] }>(
    `select m.distributor_id, count(*) filter (where m.kind = 'paid')::int as payouts,
        sum(m.sign * m.gross_fen)::float8 as gross_fen, sum(m.sign * m.tax_fen)::float8 as tax_fen,
        sum(m.sign * m.net_fen)::float8 as net_fen
      from ${MOVED} m where m.kind <> 'unpaid' group by m.distributor_id order by sum(m.sign * m.gross_fen) desc, 1`,
    span,
  )
  return rows
}

/** Of the account 代扣个税: what withdrawals brought in, and all else, as what was paid to the tax office. */
export async function taxInBook(knex: Knex, span: Span): Promise<{ withheld_fen: number; other_fen: number }> {
  const { rows } = await knex.raw<{ rows: { withheld_fen: number; other_fen: number }[] }>(
    `select coalesce(-sum(e.amount_fen) filter (where t.reference_type = 'withdrawal'), 0)::float8 as withheld_fen,
        coalesce(-sum(e.amount_fen) filter (where t.reference_type <> 'withdrawal'), 0)::float8 as other_fen
      from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transaction t on t.id = e.transaction_id
      where a.kind = 'tax_withheld' and a.stage = 'available' and t.effective_at >= :from and t.effective_at < :to`,
    span,
  )
  return rows[0]
}
