import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Account, Funds, PostingInput, Release } from '../../../types'
import { accountNotFound } from '../errors'

type Row = { kind: string; currency: string; available: string; pending: string }

/** One owner's money by kind and currency, what is pending apart from what is available; from the kept balances. */
export async function readFunds(knex: Knex, owner_type: string, owner_id: string): Promise<Funds[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select a.kind, a.currency,
        coalesce(sum(side.balance) filter (where a.stage = 'available'), 0) as available,
        coalesce(sum(side.balance) filter (where a.stage = 'pending'), 0) as pending
       from ledger_account a join ledger_balance b on b.account_id = a.id
       cross join lateral (select case a.normal_side when 'debit' then b.balance_fen else -b.balance_fen end as balance) side
      where a.owner_type = ? and a.owner_id = ? group by a.kind, a.currency order by 2, 1`,
    [owner_type, owner_id],
  )
  return rows.map(({ kind, currency, available, pending }) => ({
    kind,
    currency,
    available_fen: Number(available),
    pending_fen: Number(pending),
  }))
}

/**
 * The posting that turns pending money into available money.
 * @param pair the owner's account of this kind in both stages
 */
export function releasePosting(release: Release, pair: { pending: Account; available: Account }): PostingInput {
  const { amount_fen, idempotency_key, reference_type, reference_id, currency, effective_at, kind } = release
  const sign = pair.pending.normal_side === 'debit' ? -1 : 1
  return {
    idempotency_key,
    kind: 'funds_released',
    description: kind,
    reference_type,
    reference_id,
    currency,
    effective_at,
    entries: [
      { account_id: pair.pending.id, amount_fen: sign * amount_fen },
      { account_id: pair.available.id, amount_fen: -sign * amount_fen },
    ],
  }
}

/** The pending account of an owner's kind. @throws MedusaError not_found where nothing was ever pending. */
export async function findPending(knex: Knex, release: Release): Promise<Account> {
  const { owner_type, owner_id, kind, currency } = release
  const account = await knex<Account>('ledger_account')
    .where({ owner_type, owner_id, kind, currency, stage: 'pending' })
    .first()
  if (!account) throw accountNotFound()
  return account
}
