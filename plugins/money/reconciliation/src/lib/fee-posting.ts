import type { AccountSpec, PostingInput } from '@shanzhen/ledger/types'
import { midnight, nextDay } from './days'

/** 渠道手续费: what a payment channel keeps of what passes through it. */
export const channelFee = (currency: string): AccountSpec => ({
  owner_type: 'platform',
  owner_id: 'supply-center',
  kind: 'channel_fee',
  normal_side: 'debit',
  currency,
  allow_negative: true,
})

export const FEE_POSTING = 'channel_fee'

export const feeKey = (channel: string, bill_date: string, currency: string) =>
  `bill:${channel}:${bill_date}:fee:${currency}`

/** Dated at the last moment of the bill's day; a day on which more was given back than taken is the other way round. */
export function feePosting(
  bill: { id: string; channel: string; bill_date: string },
  fee: { currency: string; fee_fen: number },
  accounts: { fee_id: string; receivable_id: string },
): PostingInput {
  return {
    idempotency_key: feeKey(bill.channel, bill.bill_date, fee.currency),
    kind: FEE_POSTING,
    reference_type: 'channel_bill',
    reference_id: bill.id,
    currency: fee.currency,
    effective_at: new Date(midnight(nextDay(bill.bill_date)).getTime() - 1000),
    entries: [
      { account_id: accounts.fee_id, amount_fen: fee.fee_fen },
      { account_id: accounts.receivable_id, amount_fen: -fee.fee_fen },
    ],
  }
}
