import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Movement } from '../../../types'

type Row = {
  id: string
  kind: string
  description: string | null
  reference_type: string
  reference_id: string
  effective_at: Date
  amount_fen: string
}

/**
 * What moved an account, the newest first, each with the balance after it; on its normal side.
 * @param before the entry the page begins behind
 */
export async function readMovements(
  knex: Knex,
  account_id: string,
  { take, before }: { take: number; before?: number },
): Promise<Movement[]> {
  const account = (await knex('ledger_account').where({ id: account_id }).first('normal_side')) as
    | { normal_side: string }
    | undefined
  if (!account) return []
  const sign = account.normal_side === 'debit' ? 1 : -1
  const rows = (await knex({ e: 'ledger_entry' })
    .join({ t: 'ledger_transaction' }, 't.id', 'e.transaction_id')
    .where('e.account_id', account_id)
    .modify((query) => before !== undefined && query.where('e.id', '<', before))
    .orderBy('e.id', 'desc')
    .limit(take)
    .select(
      'e.id',
      't.kind',
      't.description',
      't.reference_type',
      't.reference_id',
      'e.effective_at',
      'e.amount_fen',
    )) as Row[]
  if (!rows.length) return []
  const [{ sum }] = (await knex('ledger_entry')
    .where({ account_id })
    .where('id', '<=', rows[0].id)
    .sum({ sum: 'amount_fen' })) as unknown as { sum: string | null }[]
  let balance = sign * Number(sum ?? 0)
  return rows.map(({ id, effective_at: at, amount_fen, ...row }) => {
    const moved = sign * Number(amount_fen)
    const balance_fen = balance
    balance -= moved
    return { id: Number(id), at, ...row, amount_fen: moved, balance_fen }
  })
}
