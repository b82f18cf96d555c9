/** What distributors took out: which releases, what of it was withheld, and on what that was counted. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { PaidBefore, TaxMode } from '../../../withdrawal/tax'

export type Withdrawal = {
  id: string
  distributor_id: string
  payout_id: string
  gross_fen: number
  tax_fen: number
  net_fen: number
  tax_mode: TaxMode
  /** `YYYY-MM` in Beijing, by which its tax was counted as it was asked for. */
  month: string
  income_before_fen: number
  withheld_before_fen: number
  months: number
  at: Date
  /** When its payout was paid: the tax belongs to that month. */
  paid_at: Date | null
  went_back_at: Date | null
}

/** Of releases what no withdrawal owns yet, the oldest first; what was taken back is below zero. */
export async function unowned(knex: Knex, distributor_id: string): Promise<{ release_id: string; left_fen: number }[]> {
  const { rows } = await knex.raw<{ rows: { release_id: string; left_fen: number }[] }>(
    `select r.id as release_id, (r.amount_fen - coalesce(o.fen, 0))::int as left_fen from commission_release r
        left join lateral (select sum(o.amount_fen) as fen from commission_withdrawal_release o
          join commission_withdrawal w on w.id = o.withdrawal_id
          where o.release_id = r.id and w.went_back_at is null) o on true
      where r.distributor_id = ? and r.amount_fen <> coalesce(o.fen, 0) order by r.at, r.id`,
    [distributor_id],
  )
  return rows
}

/** What is on its way is expected to be paid in the month that is asked about. */
const MONTH_OF_TAX = `coalesce(to_char(paid_at at time zone 'Asia/Shanghai', 'YYYY-MM'), ?)`

/**
 * What counts before a withdrawal of this month: paid in it, or in the months of its year before; a year begins anew in
 * Beijing. So one that was paid in another month than it was asked for is evened out by the next.
 */
export async function paidBefore(
  knex: Knex,
  distributor_id: string,
  month: string,
  mode: TaxMode,
): Promise<PaidBefore> {
  const from = mode === 'cumulative' ? `${month.slice(0, 4)}-01` : month
  const { rows } = await knex.raw<{ rows: { income: string | null; withheld: string | null; first: string | null }[] }>(
    `select sum(gross_fen) as income, sum(tax_fen) as withheld, min(tax_month) as first
      from (select gross_fen, tax_fen, ${MONTH_OF_TAX} as tax_month from commission_withdrawal
        where distributor_id = ? and went_back_at is null) w where tax_month between ? and ?`,
    [month, distributor_id, from, month],
  )
  const [{ income, withheld, first }] = rows
  const months = Number(month.slice(5)) - Number((first ?? month).slice(5)) + 1
  return { income_fen: Number(income ?? 0), withheld_fen: Number(withheld ?? 0), months }
}

export async function insertWithdrawal(
  trx: Knex,
  withdrawal: Omit<Withdrawal, 'id' | 'at' | 'paid_at' | 'went_back_at'>,
  owned: { release_id: string; amount_fen: number }[],
): Promise<string> {
  const id = generateEntityId(undefined, 'cwd')
  await trx('commission_withdrawal').insert({ ...withdrawal, id })
  await trx.batchInsert(
    'commission_withdrawal_release',
    owned.map((one) => ({ ...one, withdrawal_id: id })),
    5000,
  )
  return id
}

/** By the payout's own moment. @returns the withdrawal of a payout that was paid only now; undefined: none, or it was before */
export async function markPaid(trx: Knex, payout_id: string): Promise<(Withdrawal & { paid_at: Date }) | undefined> {
  const [row] = (await trx('commission_withdrawal')
    .where({ payout_id })
    .whereNull('paid_at')
    .update({ paid_at: trx('payout').where({ id: payout_id }).select('state_at') })
    .returning('*')) as (Withdrawal & { paid_at: Date })[]
  return row
}

/** By the payout's own moment. @returns the withdrawal of a payout that came back only now; undefined: none, or it was back before */
export async function markBack(
  trx: Knex,
  payout_id: string,
): Promise<(Withdrawal & { went_back_at: Date }) | undefined> {
  const [row] = (await trx('commission_withdrawal')
    .where({ payout_id })
    .whereNull('went_back_at')
    .update({ went_back_at: trx('payout').where({ id: payout_id }).select('state_at') })
    .returning('*')) as (Withdrawal & { went_back_at: Date })[]
  return row
}

/** The newest first. */
export async function listWithdrawals(
  knex: Knex,
  distributor_id: string,
  { take, skip }: { take: number; skip: number },
): Promise<[Withdrawal[], number]> {
  const rows = (await knex('commission_withdrawal')
    .where({ distributor_id })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(take)
    .offset(skip)) as Withdrawal[]
  const [{ count }] = await knex('commission_withdrawal').where({ distributor_id }).count({ count: '*' })
  return [rows, Number(count)]
}

/** null for another's. */
export async function findWithdrawal(
  knex: Knex,
  distributor_id: string,
  payout_id: string,
): Promise<Withdrawal | null> {
  const row = (await knex('commission_withdrawal').where({ distributor_id, payout_id }).first()) as
    | Withdrawal
    | undefined
  return row ?? null
}
