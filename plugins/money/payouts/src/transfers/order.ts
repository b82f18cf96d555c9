/** A payout as its channel is told of it, the same words each time. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { TransferOrder } from '@shanzhen/ports/types'
import { PAYOUTS } from '../modules/payouts'
import type { PayoutRow } from '../types'

const accountNumber = (container: MedusaContainer, { payee_type, payee_id, account_id }: PayoutRow) =>
  container.resolve(PAYOUTS).payeesOf(container, payee_type).accountNumber(payee_id, account_id, container)

export async function orderOf(container: MedusaContainer, payout: PayoutRow): Promise<TransferOrder> {
  const { number, amount_fen, holder, purpose } = payout
  if (!purpose) throw new Error(`payout ${number} says not what it is paid for`)
  const account_number = await accountNumber(container, payout)
  return { number, amount_fen, holder, purpose, account_number, remark: `提现 ${number}` }
}

/** As channels' answers name a payee. */
export const payeeHashOf = async (container: MedusaContainer, payout: PayoutRow): Promise<string> =>
  createHash('sha256')
    .update(await accountNumber(container, payout))
    .digest('hex')
