import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { AccountEntry } from '../../../types'

type Row = Omit<AccountEntry, 'entry_id' | 'amount_fen'> & { entry_id: string; amount_fen: string }

/**
 * An account's entries behind one, oldest first by number, on its normal side; beside each the other sides of its transaction,
 * debits positive. Numbers are drawn before the commit: one that is written a moment later may lie before others.
 * @param until not booked on this moment or later
 */
export async function entriesAfter(
  knex: Knex,
  account_id: string,
  { after, until, take }: { after: number; until?: Date; take: number },
): Promise<AccountEntry[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select e.id as entry_id, t.id as transaction_id, t.kind, t.description, t.reference_type, t.reference_id,
        e.effective_at as at, t.created_at as written_at,
        case a.normal_side when 'debit' then e.amount_fen else -e.amount_fen end as amount_fen,
        (select coalesce(jsonb_agg(jsonb_build_object('kind', b.kind, 'amount_fen', o.amount_fen) order by o.id), '[]')
          from ledger_entry o join ledger_account b on b.id = o.account_id
          where o.transaction_id = t.id and o.account_id <> e.account_id) as others
      from ledger_entry e join ledger_transaction t on t.id = e.transaction_id join ledger_account a on a.id = e.account_id
      where e.account_id = :account_id and e.id > :after and (:until::timestamptz is null or e.effective_at < :until)
      order by e.id limit :take`,
    { account_id, after, until: until ?? null, take },
  )
  return rows.map(({ entry_id, amount_fen, ...row }) => ({
    ...{ ...row, entry_id: Number(entry_id), amount_fen: Number(amount_fen) },
  }))
}
