import type { PaymentSessionStatus } from '@medusajs/framework/types'
import type { SessionData } from './session-data'
import type { Transaction } from './wire'

/** Whether a transaction is the one the session asked for: same merchant, app, number, currency and fen. */
export function sameOrder(data: SessionData, transaction: Transaction): boolean {
  return (
    transaction.mchid === data.mchid &&
    transaction.appid === data.appid &&
    transaction.out_trade_no === data.out_trade_no &&
    transaction.amount?.currency === 'CNY' &&
    transaction.amount.total === data.amount_fen
  )
}

/**
 * WeChat's trade state as Medusa's session status. A failed try stays NOTPAY, so waiting is the answer to it; money
 * that does not match what was asked for is an error and captures nothing.
 */
export function matchTransaction(
  data: SessionData,
  transaction: Transaction,
): { status: PaymentSessionStatus; data: Partial<SessionData> } {
  const { trade_state } = transaction
  if (trade_state === 'SUCCESS') {
    if (!sameOrder(data, transaction)) return { status: 'error', data: { trade_state } }
    const { transaction_id = null, success_time: paid_at = null } = transaction
    return { status: 'captured', data: { trade_state, transaction_id, paid_at } }
  }
  if (trade_state === 'CLOSED' || trade_state === 'REVOKED') return { status: 'canceled', data: { trade_state } }
  // Given back outside the shop before the shop knew of it: a person has to look.
  if (trade_state === 'REFUND') return { status: 'error', data: { trade_state } }
  return { status: 'pending_authorization', data: { trade_state } }
}
