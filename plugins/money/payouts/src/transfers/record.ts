/** What a channel answered, written down once: transfer, payout and book move in one commit, and an end is an end. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { TransferAnswer, TransferSeen } from '@shanzhen/ports/types'
import { book } from '../book'
import { PAYOUTS } from '../modules/payouts'
import { movePayout, readPayout } from '../modules/payouts/store/payouts'
import { changeTransfer, readTransfer } from '../modules/payouts/store/transfers'
import { BY_CHANNEL, OVER, type PayoutRow, type TransferRow } from '../types'
import { payeeHashOf } from './order'

const MINUTE_S = 60
/** A payee has a day, and the channel tells the end by itself. */
const WAITING_S = 5 * MINUTE_S
const UNHEARD_S = 30
const UNHEARD_MOST_S = 3600
const RECEIPT_S = MINUTE_S

export async function recordAnswer(
  container: MedusaContainer,
  { id }: Pick<PayoutRow, 'id'>,
  answer: TransferAnswer,
): Promise<void> {
  const payouts = container.resolve(PAYOUTS)
  const payout = await payouts.find(id)
  const wrong = answer.kind === 'seen' ? await otherThanOurs(container, payout, answer.transfer) : null
  await payouts.within(async (trx) => {
    // In the turn of the payout's row: two that come at once come one after the other.
    await readPayout(trx, id, true)
    const transfer = await readTransfer(trx, id, true)
    if (!transfer || OVER.includes(transfer.state)) return
    const next_s = pause(transfer)
    const heard = { asked_at: new Date() }
    if (wrong) return changeTransfer(trx, id, { ...heard, reason: wrong }, { next_s })
    if (answer.kind === 'unknown') return changeTransfer(trx, id, { reason: answer.reason }, { next_s })
    if (answer.kind === 'not_there') return changeTransfer(trx, id, heard, { next_s })
    if (answer.kind === 'refused') {
      // A number the channel has once taken is not refused any more.
      const state = transfer.channel_number ? {} : { state: 'refused' as const }
      return changeTransfer(trx, id, { ...heard, ...state, reason: answer.reason }, { next_s })
    }
    const { state, channel_number, reason, confirm } = answer.transfer
    const over = OVER.includes(state)
    await changeTransfer(
      trx,
      id,
      {
        ...{ ...heard, state, channel_number, reason },
        confirm: state === 'waiting' ? (confirm ?? transfer.confirm) : null,
        ...(state === 'paid' && { receipt: 'due' }),
      },
      { next_s: state === 'waiting' ? WAITING_S : MINUTE_S, ...(over && { receipt_s: RECEIPT_S }) },
    )
    if (state === 'paid') {
      await movePayout(trx, id, { state, by: BY_CHANNEL, reference: channel_number })
      await book(container, trx, payout, 'paid')
    } else if (over) {
      const why = reason ?? (state === 'canceled' ? '转账已撤销' : '微信没有付出这笔转账')
      await movePayout(trx, id, { state: 'failed', by: BY_CHANNEL, reason: why })
      await book(container, trx, payout, 'failed')
    }
  })
  if (wrong) container.resolve(ContainerRegistrationKeys.LOGGER).error(`transfer ${payout.number}: ${wrong}`)
}

/** @returns why the channel speaks of something else than we sent */
export async function otherThanOurs(
  container: MedusaContainer,
  payout: PayoutRow,
  { number, amount_fen, payee_hash, channel_number }: TransferSeen,
): Promise<string | null> {
  const known = (await container.resolve(PAYOUTS).transfer(payout.id))?.channel_number
  const ours = number === payout.number && amount_fen === payout.amount_fen && (!known || known === channel_number)
  const same = payee_hash === null || payee_hash === (await payeeHashOf(container, payout))
  return ours && same ? null : '微信说的金额、收款人或单号与这笔打款不符，请到商户平台核对'
}

/** Later and later where nothing is heard. */
const pause = ({ attempts }: TransferRow) => Math.min(UNHEARD_S * 2 ** Math.min(attempts, 10), UNHEARD_MOST_S)
