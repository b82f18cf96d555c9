/** 申请打款: somebody who is owed wants it on their bank account, or in their WeChat. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import type { Transfers } from '@shanzhen/ports/types'
import { book, isOverdrawn, type Source, sourceOf } from './book'
import { PAYOUTS } from './modules/payouts'
import * as errors from './modules/payouts/errors'
import { holdOpen, insertPayout, movePayout, readPayout } from './modules/payouts/store/payouts'
import type { PayoutRow } from './types'

export type PayoutWish = {
  payee_type: string
  payee_id: string
  /** The kind of the ledger's account it comes out of. */
  out_of: string
  amount_fen: number
  /** What leaves the balance with it, where something is withheld; the same where it is not said. */
  whole_fen?: number
  asked_by: string
}
const CURRENCY = 'cny'

/**
 * The money leaves the balance in the commit that writes the wish, so that nothing else spends it meanwhile.
 * @param hold keeps the payee from changing until the commit, and refuses who may not; its account is held by itself
 * @param also what else belongs to it, in the same commit, before it is looked whether there is so much
 * @throws MedusaError invalid_data (less than the least and not all, too much), conflict (more than there is, one is under way, another account came this moment), not_allowed (no account)
 */
export async function askPayout(
  container: MedusaContainer,
  { whole_fen, ...wish }: PayoutWish,
  hold: (trx: Knex.Transaction) => Promise<void> = async () => {},
  also: (trx: Knex.Transaction, payout: PayoutRow) => Promise<void> = async () => {},
): Promise<PayoutRow> {
  const payouts = container.resolve(PAYOUTS)
  const { payee_type, payee_id, amount_fen } = wish
  if (amount_fen > payouts.most_fen) throw errors.tooMuch(payouts.most_fen)
  // Asked before: whoever holds a connection asks for no second one.
  const payees = payouts.payeesOf(container, payee_type)
  const { name, account } = await payees.payeeOf(payee_id, container)
  const { id: account_id, bank, holder, number_end } = account
  const by = account.channel?.kind === 'wechat' ? account.channel : null
  if (by) assertCarries(payouts.channelOf(container, by.kind), amount_fen)
  const row = {
    ...{ ...wish, currency: CURRENCY, payee_name: name, account_id, bank, holder, number_end },
    ...{ channel: by?.kind ?? ('bank' as const), purpose: by?.purpose ?? null },
  }
  // What is less may be all there is: it would keep a payee from ever being done with us.
  if (
    amount_fen < payouts.least_fen &&
    (amount_fen <= 0 || (whole_fen ?? amount_fen) !== (await there(container, row)))
  )
    throw errors.tooLittle(payouts.least_fen)
  try {
    return await payouts.within(async (trx) => {
      // Whoever ends a payout takes its row before the balance: in the same order here.
      await holdOpen(trx, payee_type, payee_id)
      await hold(trx)
      if ((await payees.holdAccount(trx, payee_id, container)) !== account_id) throw errors.accountChanged()
      const payout = await insertPayout(trx, row)
      await book(container, trx, payout, 'asked').catch((error: unknown) => {
        throw isBelowZero(error) ? new NotThere() : error
      })
      await also(trx, payout)
      // Some accounts may stand below zero for other reasons; by a payout none does. Its balance is ours until the commit.
      if (await isOverdrawn(container, trx, row)) throw new NotThere()
      return payout
    })
  } catch (error) {
    if (!(error instanceof NotThere)) throw error
    throw errors.notThere(await there(container, row))
  }
}

/** Said when it is asked for: the channel would say it after two people have looked. */
function assertCarries(channel: Transfers, amount_fen: number): void {
  if (!channel.connected) throw errors.channelClosed()
  if (amount_fen > channel.most_transfer_fen) throw errors.transferTooMuch(channel.most_transfer_fen)
  if (amount_fen < channel.least_transfer_fen) throw errors.transferTooLittle(channel.least_transfer_fen)
}

class NotThere extends Error {}
const isBelowZero = (error: unknown) =>
  error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED && /余额不足/.test(error.message)

async function there(container: MedusaContainer, payout: Source): Promise<number> {
  const { owner_type, owner_id, kind } = sourceOf(payout)
  const funds = await container.resolve(LEDGER).funds(owner_type, owner_id)
  return Math.max(0, funds.find((one) => one.kind === kind && one.currency === payout.currency)?.available_fen ?? 0)
}

/** Whoever asked takes it back before it was let go. @throws MedusaError not_found (another's too), conflict (too late) */
export async function cancelPayout(
  container: MedusaContainer,
  { id, payee_type, payee_id, by }: { id: string; payee_type: string; payee_id: string; by: string },
): Promise<PayoutRow> {
  return container.resolve(PAYOUTS).within(async (trx) => {
    const payout = await readPayout(trx, id, true)
    if (payout.payee_type !== payee_type || payout.payee_id !== payee_id) throw errors.payoutUnknown()
    const canceled = await movePayout(trx, id, { state: 'canceled', by })
    await book(container, trx, payout, 'failed')
    return canceled
  })
}
