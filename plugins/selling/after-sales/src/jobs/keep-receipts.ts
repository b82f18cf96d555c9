import type { MedusaContainer } from '@medusajs/framework/types'
import { keepDueReceipts } from '../receipt'

/** Every hour: parcels that arrived, and buyers who said nothing for the time the rule gives them. */
export default async function keepReceipts(container: MedusaContainer): Promise<void> {
  await keepDueReceipts(container)
}

export const config = { name: 'after-sales-keep-receipts', schedule: '7 * * * *' }
