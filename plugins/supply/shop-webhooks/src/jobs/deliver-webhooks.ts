import type { MedusaContainer } from '@medusajs/framework/types'
import { deliverDue } from '../deliver'
import { noticeOrders, noticeStatements, noticeTestOrders } from '../notice'

export default async function deliverWebhooks(container: MedusaContainer) {
  await noticeOrders(container)
  await noticeStatements(container)
  await noticeTestOrders(container)
  await deliverDue(container)
}

export const config = { name: 'deliver-webhooks', schedule: '* * * * *' }
