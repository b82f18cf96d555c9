import type { MedusaContainer } from '@medusajs/framework/types'
import { creditLate } from '../late-credits'

export default async function creditLateOrders(container: MedusaContainer) {
  await creditLate(container)
}

export const config = { name: 'credit-late-orders', schedule: '*/10 * * * *' }
