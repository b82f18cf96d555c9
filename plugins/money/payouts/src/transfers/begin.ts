/** A payout that was let go is handed to its channel: written down as sent first, in a commit of its own, and sent then. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { PAYOUTS } from '../modules/payouts'
import { movePayout, readPayout } from '../modules/payouts/store/payouts'
import { insertTransfer } from '../modules/payouts/store/transfers'
import { followTransfer } from './follow'

/** Repeatable; what the channel does not answer is asked about by the job. */
export async function beginTransfer(container: MedusaContainer, id: string, by: string): Promise<void> {
  await container.resolve(PAYOUTS).within(async (trx) => {
    const { state, channel } = await readPayout(trx, id, true)
    if (state !== 'approved' || channel === 'bank') return
    await insertTransfer(trx, id)
    await movePayout(trx, id, { state: 'sent', by })
  })
  await followTransfer(container, id).catch((error: Error) => {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`transfer of ${id} waits: ${error.message}`)
  })
}
