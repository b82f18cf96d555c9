import type { MedusaContainer } from '@medusajs/framework/types'
import { creditLate } from '../late-credits'
import { returnLate } from '../late-returns'
import { tellStuck } from '../tell-stuck'

export default async function creditLateOrders(container: MedusaContainer) {
  // First what goes back: a fault of one order that is judged keeps it from nobody.
  await returnLate(container)
  await creditLate(container).finally(() => tellStuck(container))
}

export const config = { name: 'credit-late-orders', schedule: '*/10 * * * *' }
