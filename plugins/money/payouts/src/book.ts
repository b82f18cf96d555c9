/** What payouts do to the book: out of what somebody has with us, in transit, and to the bank or back. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import {
  channelReceivable,
  handAccount,
  partnerDeposit,
  distributorCommission,
  payoutsInTransit,
  producerPayable,
} from '@shanzhen/ledger/postings/chart'
import type { AccountSpec } from '@shanzhen/ledger/types'
import { PAYOUTS } from './modules/payouts'
import type { PayoutRow } from './types'

/** Kinds of accounts that are paid out of. */
const SOURCES: Record<string, (owner: { owner_type: string; owner_id: string }, currency: string) => AccountSpec> = {
  partner_deposit: partnerDeposit,
  producer_payable: ({ owner_id }, currency) => producerPayable(owner_id, currency),
  distributor_commission: ({ owner_id }, currency) => distributorCommission(owner_id, currency),
}
const ownerOf = ({ payee_type, payee_id }: PayoutRow) => ({ owner_type: payee_type, owner_id: payee_id })

export type Source = Pick<PayoutRow, 'payee_type' | 'payee_id' | 'out_of' | 'currency'>
/** @throws Error where nothing of that kind is paid out */
export function sourceOf(row: Source): AccountSpec {
  const source = SOURCES[row.out_of]
  if (!source) throw new Error(`nothing is paid out of ${row.out_of}`)
  return source({ owner_type: row.payee_type, owner_id: row.payee_id }, row.currency)
}

/** Some accounts may stand below nothing for other reasons than a payout: goods that were corrected after they were paid for. */
export async function isOverdrawn(container: MedusaContainer, trx: Knex, payout: Source): Promise<boolean> {
  const ledger = container.resolve(LEDGER)
  const [{ id }] = await ledger.ensureAccounts([sourceOf(payout)], trx)
  // What is owed stands on the credit side.
  return ((await ledger.balances([id], trx))[0]?.balance_fen ?? 0) > 0
}

/** 银行存款, or 渠道应收 of the channel that paid. */
const payingAccount = (container: MedusaContainer, { channel, currency }: PayoutRow): AccountSpec =>
  channel === 'bank'
    ? handAccount('transfer', currency)
    : channelReceivable(container.resolve(PAYOUTS).channelOf(container, channel).provider_id, currency)

/** `asked`: out of the balance; `paid`: out of our bank account, or of what the channel holds for us; `back`: into the balance again, from wherever it was. */
export type Moment = 'asked' | 'paid' | 'failed' | 'returned'

/** Within the commit that moves the payout. Each moment stands in the book once. */
export async function book(container: MedusaContainer, trx: Knex, payout: PayoutRow, moment: Moment): Promise<void> {
  const ledger = container.resolve(LEDGER)
  const { id, number, amount_fen, currency } = payout
  const [source, transit, paying] = await ledger.ensureAccounts(
    [sourceOf(payout), payoutsInTransit(ownerOf(payout), currency), payingAccount(container, payout)],
    trx,
  )
  const [from, to] = {
    asked: [source, transit],
    paid: [transit, paying],
    failed: [transit, source],
    returned: [paying, source],
  }[moment]
  const kind = moment === 'asked' ? 'payout_asked' : moment === 'paid' ? 'payout_paid' : 'payout_back'
  await ledger.postBatch(
    [
      {
        idempotency_key: `payout:${id}:${moment === 'paid' || moment === 'asked' ? moment : 'back'}`,
        ...{ kind, description: number, reference_type: 'payout', reference_id: id, currency },
        effective_at: new Date(),
        entries: [
          { account_id: from.id, amount_fen },
          { account_id: to.id, amount_fen: -amount_fen },
        ],
      },
    ],
    trx,
  )
  if (moment === 'asked') return
  const payees = container.resolve(PAYOUTS).payeesOf(container, payout.payee_type)
  if (moment === 'paid') await payees.wentOut?.(container, trx, id)
  else await payees.wentBack?.(container, trx, id)
}
