/** 确认收款: what a payee's own page hands to WeChat, so that the money comes. "ok" from there is not "paid". */
import type { MedusaContainer } from '@medusajs/framework/types'
import { PAYOUTS } from '../modules/payouts'
import { nothingToConfirm, payoutUnknown } from '../modules/payouts/errors'
import { followTransfer } from './follow'

export type Confirmation = { mch_id: string; app_id: string; package: string }

/**
 * For its payee alone; whoever asks says who that is, by what they signed in as.
 * @throws MedusaError not_found (another's too), conflict nothing_to_confirm
 */
export async function confirmationOf(
  container: MedusaContainer,
  asked: { id: string; payee_type: string; payee_id: string },
): Promise<Confirmation> {
  const payouts = container.resolve(PAYOUTS)
  const payout = await payouts.find(asked.id)
  if (payout.payee_type !== asked.payee_type || payout.payee_id !== asked.payee_id) throw payoutUnknown()
  const waiting = async () => {
    const transfer = await payouts.transfer(payout.id)
    return transfer?.state === 'waiting' ? transfer.confirm : null
  }
  if (payout.state !== 'sent' || payout.channel === 'bank') throw nothingToConfirm()
  let confirm = await waiting()
  if (!confirm) {
    await followTransfer(container, payout.id)
    confirm = await waiting()
  }
  if (!confirm) throw nothingToConfirm()
  return payouts.channelOf(container, payout.channel).confirmWith(confirm)
}
