import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { PAYOUTS } from '../modules/payouts'
import { beginTransfer } from '../transfers/begin'
import { followTransfer } from '../transfers/follow'
import { takeReceipt } from '../transfers/receipt'
import { BY_CHANNEL } from '../types'

const AT_ONCE = 200
const AFTER_A_FAULT_S = 60

/** What was let go and not sent, transfers that are not over, and receipts: each asked about when it is due. */
export default async function followTransfers(container: MedusaContainer) {
  const payouts = container.resolve(PAYOUTS)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { send, ask, receipt } = await payouts.due(AT_ONCE)
  for (const id of send) await beginTransfer(container, id, BY_CHANNEL)
  for (const id of ask)
    await followTransfer(container, id).catch(async (error: Error) => {
      logger.warn(`transfer of ${id} waits: ${error.message}`)
      // One that cannot be asked about keeps nobody else waiting.
      await payouts.changeTransfer(id, {}, { next_s: AFTER_A_FAULT_S })
    })
  for (const id of receipt)
    await takeReceipt(container, id).catch((error: Error) => logger.warn(`receipt of ${id} waits: ${error.message}`))
}

export const config = { name: 'follow-transfers', schedule: '* * * * *' }
