/** 撤销转账: staff ask the channel to stop; money comes back when it says that it did, or that it never had the number. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { book } from '../book'
import { PAYOUTS } from '../modules/payouts'
import { notByChannel, stillOpen } from '../modules/payouts/errors'
import { movePayout, readPayout } from '../modules/payouts/store/payouts'
import { changeTransfer, readTransfer } from '../modules/payouts/store/transfers'
import { OVER, type PayoutRow, type TransferRow } from '../types'
import { recordAnswer } from './record'

/** What was sent a moment ago may be on its way into the channel's books. */
const UNHEARD_MS = 10 * 60_000
/** Channels know their numbers for a month. */
const KNOWN_MS = 29 * 86_400_000

/** @throws MedusaError not_allowed (own), conflict (over, on its way to the payee, or the channel says nothing) */
export async function stopTransfer(container: MedusaContainer, id: string, by: string): Promise<PayoutRow> {
  const payouts = container.resolve(PAYOUTS)
  const payout = await payouts.find(id)
  await payouts.payeesOf(container, payout.payee_type).assertNotOwn(container, payout.payee_id, by)
  const transfer = await payouts.transfer(id)
  if (!transfer || OVER.includes(transfer.state)) throw notByChannel()
  const channel = payouts.channelOf(container, payout.channel)
  const refused = await channel.cancelTransfer(payout.number)
  const answer = await channel.findTransfer(payout.number)
  if (answer.kind === 'not_there') {
    await drop(container, payout, transfer, by)
    return payouts.find(id)
  }
  await recordAnswer(container, payout, answer)
  const now = await payouts.transfer(id)
  const stops = now?.state === 'canceling' || (now && OVER.includes(now.state))
  if (!stops) throw stillOpen(refused ?? (answer.kind === 'seen' ? '微信还没有受理撤销' : '微信没有应答，请稍后再试'))
  return payouts.find(id)
}

/** Never sent again, unless somebody sends it in this very moment: then that counts. */
async function drop(container: MedusaContainer, { id }: PayoutRow, seen: TransferRow, by: string): Promise<void> {
  await container.resolve(PAYOUTS).within(async (trx) => {
    const payout = await readPayout(trx, id, true)
    const transfer = await readTransfer(trx, id, true)
    if (!transfer || OVER.includes(transfer.state)) throw notByChannel()
    const [sent, now] = [transfer.sent_at?.getTime() ?? 0, Date.now()]
    if (transfer.channel_number || now - transfer.created_at.getTime() > KNOWN_MS)
      throw stillOpen('微信查不到这笔转账，请到商户平台核对')
    if (transfer.attempts !== seen.attempts || now - sent < UNHEARD_MS)
      throw stillOpen('刚刚发给微信，微信可能还在受理，请 10 分钟后再撤销')
    await changeTransfer(trx, id, { state: 'dropped' })
    await movePayout(trx, id, { state: 'failed', by, reason: transfer.reason ?? '微信没有收到这笔转账' })
    await book(container, trx, payout, 'failed')
  })
}
