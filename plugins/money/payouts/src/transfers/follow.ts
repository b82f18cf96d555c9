/**
 * How it stands with one transfer: asked by our number, and sent again under the same number where the channel has never had
 * it. An answer that cannot be read decides nothing.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { TransferAnswer } from '@shanzhen/ports/types'
import { PAYOUTS } from '../modules/payouts'
import { OVER, type PayoutRow, type TransferRow } from '../types'
import { orderOf } from './order'
import { recordAnswer } from './record'

/** Channels forget numbers after a month: what nobody asked about for so long is looked up by a person, never sent again. */
const SENT_WITHIN_MS = 7 * 86_400_000
const NOT_KNOWN_ANY_MORE: TransferAnswer = {
  kind: 'unknown',
  reason: '微信查不到这笔转账了，请到商户平台核对后联系微信支付',
}

/** Repeatable, and by several at once. @throws what asking the payee's room or the database throws */
export async function followTransfer(container: MedusaContainer, payout_id: string): Promise<void> {
  const payouts = container.resolve(PAYOUTS)
  const [payout, transfer] = await Promise.all([payouts.find(payout_id), payouts.transfer(payout_id)])
  if (!transfer || OVER.includes(transfer.state)) return
  if (transfer.attempts === 0) return send(container, payout)
  const answer = await payouts.channelOf(container, payout.channel).findTransfer(payout.number)
  if (answer.kind === 'not_there')
    return mayBeSentAgain(transfer) ? send(container, payout) : recordAnswer(container, payout, NOT_KNOWN_ANY_MORE)
  await recordAnswer(container, payout, answer)
  // The first answer was lost, and a query does not say what the payee confirms by: the same number is told it again.
  const waits = answer.kind === 'seen' && answer.transfer.state === 'waiting' && !transfer.confirm
  if (waits) await send(container, payout)
}

const mayBeSentAgain = ({ channel_number, created_at }: TransferRow) =>
  !channel_number && created_at.getTime() > Date.now() - SENT_WITHIN_MS

async function send(container: MedusaContainer, payout: PayoutRow): Promise<void> {
  const payouts = container.resolve(PAYOUTS)
  const order = await orderOf(container, payout)
  if (!(await payouts.claimSending(payout.id))) return
  await recordAnswer(container, payout, await payouts.channelOf(container, payout.channel).sendTransfer(order))
}
