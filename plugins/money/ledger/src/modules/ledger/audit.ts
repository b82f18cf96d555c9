import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { TrialBalanceLine } from '../../types'

/** Debit and credit balances by kind of account; per currency both sides add up to the same. */
export async function readTrialBalance(knex: Knex): Promise<TrialBalanceLine[]> {
  const { rows } = await knex.raw<{ rows: { kind: string; currency: string; debit: string; credit: string }[] }>(
    `select a.kind, a.currency, coalesce(sum(b.balance_fen) filter (where b.balance_fen > 0), 0) as debit,
            coalesce(-sum(b.balance_fen) filter (where b.balance_fen < 0), 0) as credit
       from ledger_balance b join ledger_account a on a.id = b.account_id group by a.kind, a.currency order by 2, 1`,
  )
  return rows.map(({ kind, currency, debit, credit }) => ({
    kind,
    currency,
    debit_fen: Number(debit),
    credit_fen: Number(credit),
  }))
}

/**
 * Proves the kept balances from the entries, and every transaction's balance, all over again; of an order no more can be
 * carriage than was paid, nor more of it have gone back than came.
 * @returns what the book does not agree on, in words; nothing when all is well
 */
export async function findDisagreements(knex: Knex): Promise<string[]> {
  const { rows: balances } = await knex.raw<{ rows: { id: string; kept: string; summed: string }[] }>(
    `select coalesce(b.account_id, e.account_id) as id, coalesce(b.balance_fen, 0) as kept, coalesce(e.sum, 0) as summed
       from ledger_balance b full join (select account_id, sum(amount_fen) as sum, count(*) as count
         from ledger_entry group by account_id) e on e.account_id = b.account_id
      where b.balance_fen is distinct from e.sum or b.entry_count is distinct from e.count`,
  )
  const { rows: transactions } = await knex.raw<{ rows: { id: string; sum: string }[] }>(
    `select t.id, coalesce(sum(e.amount_fen), 0) as sum from ledger_transaction t
       left join ledger_entry e on e.transaction_id = t.id
      group by t.id having count(e.id) < 2 or sum(e.amount_fen) <> 0`,
  )
  const { rows: orders } = await knex.raw<{ rows: { id: string; freight: string; money: string }[] }>(
    `select reference_id as id, freight, money from (select t.reference_id,
        -sum(e.amount_fen) filter (where a.kind = 'freight_income') as freight,
        sum(e.amount_fen) filter (where t.kind like 'payment\\_captured%'
          and a.kind in ('channel_receivable', 'cash_on_hand', 'bank_deposit', 'partner_deposit')) as money
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id where t.reference_type = 'order' group by 1) o
      where freight not between 0 and coalesce(money, 0)`,
  )
  return [
    ...orders.map(({ id, freight, money }) => `订单 ${id} 收款 ${money ?? 0} 分，其中运费却记为 ${freight} 分`),
    ...balances.map(({ id, kept, summed }) => `账户 ${id} 余额记为 ${kept} 分，分录合计 ${summed} 分`),
    ...transactions.map(({ id, sum }) => `分录 ${id} 不平，合计 ${sum} 分`),
  ]
}
