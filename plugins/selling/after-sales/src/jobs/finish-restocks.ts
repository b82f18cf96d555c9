import type { MedusaContainer } from '@medusajs/framework/types'
import { finishRestocks } from '../restock'

/** Every minute: sellable goods that a crash kept from the shelf. */
export default async function finishOpenRestocks(container: MedusaContainer): Promise<void> {
  await finishRestocks(container)
}

export const config = { name: 'after-sales-finish-restocks', schedule: '* * * * *' }
