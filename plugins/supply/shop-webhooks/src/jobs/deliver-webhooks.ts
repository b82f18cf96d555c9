import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { deliverDue } from '../deliver'
import { noticeOrders, noticeParcels, noticeShorts, noticeStatements, noticeTestOrders } from '../notice'

/** What cannot be noticed now is noticed later, and keeps nothing back that waits to be sent. */
export default async function deliverWebhooks(container: MedusaContainer) {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const notice of [noticeOrders, noticeParcels, noticeShorts, noticeStatements, noticeTestOrders])
    await notice(container).catch((error: Error) => logger.error(`shop-webhooks: ${notice.name}: ${error.message}`))
  await deliverDue(container)
}

export const config = { name: 'deliver-webhooks', schedule: '* * * * *' }
