/** A channel tells of a transfer by itself. Its message only says that it is time to ask. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { TransferSeen } from '@shanzhen/ports/types'
import { PAYOUTS } from '../modules/payouts'
import { OVER } from '../types'
import { followTransfer } from './follow'
import { otherThanOurs } from './record'

/** @returns why it is none of ours @throws where the channel does not say the same when it is asked */
export async function transferTold(container: MedusaContainer, told: TransferSeen): Promise<string | null> {
  const payouts = container.resolve(PAYOUTS)
  const payout = await payouts.byNumber(told.number)
  const known = payout && (await payouts.transfer(payout.id))
  if (!payout || !known) return 'no transfer of ours has this number'
  if (told.payee_hash === null || (await otherThanOurs(container, payout, told)))
    return 'number, sum or payee differ from what was sent'
  if (OVER.includes(known.state)) return known.state === told.state ? null : `it is ${known.state} already`
  await followTransfer(container, payout.id)
  const now = await payouts.transfer(payout.id)
  if (OVER.includes(told.state) && now?.state !== told.state) {
    if (now && OVER.includes(now.state)) return `it is ${now.state}`
    throw new Error(`WeChat says ${told.state} and does not confirm it yet`)
  }
  return null
}
