import type { MedusaContainer } from '@medusajs/framework/types'
import { sweep } from '../pay/sweep'

/** Every minute: orders out of time, callbacks that never came, money for canceled orders. */
export default async function sweepUnpaidOrders(container: MedusaContainer) {
  await sweep(container)
}

export const config = { name: 'sweep-unpaid-orders', schedule: '* * * * *' }
