/** 电子回单: the channel's own receipt, asked for once the payee has the money, and kept with the payout's papers. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { keepAttachment, listAttachments } from '@shanzhen/attachments/keep'
import { PAYOUTS } from '../modules/payouts'
import { BY_CHANNEL } from '../types'

const FIRST_PAUSE_S = 120
const LONGEST_PAUSE_S = 6 * 3600
/** A week, by then. */
const TRIES = 30

export async function takeReceipt(container: MedusaContainer, payout_id: string): Promise<void> {
  const payouts = container.resolve(PAYOUTS)
  const [payout, transfer] = await Promise.all([payouts.find(payout_id), payouts.transfer(payout_id)])
  if (!transfer || transfer.receipt !== 'due') return
  // Counted first: what throws comes later, not at once.
  const pause_s = Math.min(FIRST_PAUSE_S * 2 ** transfer.receipt_tries, LONGEST_PAUSE_S)
  await payouts.receiptTried(payout_id, pause_s)
  const receipt = await payouts.channelOf(container, payout.channel).receiptOfTransfer(payout.number)
  const over = transfer.receipt_tries >= TRIES
  if (receipt.state === 'not_yet' && !over) return
  if (receipt.state === 'there') {
    const of = { subject: 'payout' as const, subject_id: payout_id }
    const { files } = await listAttachments(container, of)
    // Kept, and cut off before that was written down.
    if (!files.some(({ name }) => name === receipt.name))
      await keepAttachment(
        container,
        of,
        { name: receipt.name, content: receipt.content.toString('base64') },
        BY_CHANNEL,
      )
  }
  await payouts.changeTransfer(payout_id, { receipt: receipt.state === 'there' ? 'kept' : 'none' })
}
