import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Account, Statement, StatementLine } from '../../../types'

/** `from` inclusive, `to` exclusive; newest last. */
export type StatementQuery = { from?: Date; to?: Date; take: number; skip?: number }

type Row = Omit<StatementLine, 'balance_fen'> & { running_fen: string }

/** @returns null where there is no such account. */
export async function readStatement(
  knex: Knex,
  account_id: string,
  { from, to, take, skip = 0 }: StatementQuery,
): Promise<Statement | null> {
  const account = await knex<Account>('ledger_account').where({ id: account_id }).first()
  if (!account) return null
  const sign = account.normal_side === 'debit' ? 1 : -1
  const period = (query: Knex.QueryBuilder) =>
    query
      .where('e.account_id', account_id)
      .modify((q) => from && q.where('e.effective_at', '>=', from))
      .modify((q) => to && q.where('e.effective_at', '<', to))
  const before = from
    ? await knex({ e: 'ledger_entry' })
        .where('e.account_id', account_id)
        .where('e.effective_at', '<', from)
        .sum({ sum: 'amount_fen' })
    : [{ sum: 0 }]
  const opening_fen = sign * Number(before[0].sum ?? 0)
  const [totals] = (await period(knex({ e: 'ledger_entry' }))
    .sum({ sum: 'amount_fen' })
    .count({ count: '*' })) as unknown as { sum: string | null; count: string }[]
  const rows = (await period(knex({ e: 'ledger_entry' }))
    .join({ t: 'ledger_transaction' }, 't.id', 'e.transaction_id')
    .select(
      'e.id as entry_id',
      't.id as transaction_id',
      't.kind',
      't.description',
      't.reference_type',
      't.reference_id',
      'e.effective_at',
      'e.amount_fen',
      knex.raw('sum(e.amount_fen) over (order by e.effective_at, e.id) as running_fen'),
    )
    .orderBy(['e.effective_at', 'e.id'])
    .limit(take)
    .offset(skip)) as Row[]
  return {
    account: pick(account),
    opening_fen,
    closing_fen: opening_fen + sign * Number(totals.sum ?? 0),
    count: Number(totals.count),
    lines: rows.map(({ running_fen, ...row }) => ({
      ...row,
      entry_id: Number(row.entry_id),
      amount_fen: sign * Number(row.amount_fen),
      balance_fen: opening_fen + sign * Number(running_fen),
    })),
  }
}

const pick = ({ id, owner_type, owner_id, kind, normal_side, currency, allow_negative, stage }: Account): Account => ({
  id,
  owner_type,
  owner_id,
  kind,
  normal_side,
  currency,
  allow_negative,
  stage,
})
