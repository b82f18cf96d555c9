import type { MedusaContainer } from '@medusajs/framework/types'
import { finishOpenRefunds } from '../refund'

/** Every minute: refunds that a crash or a silent channel left open. */
export default async function finishRefunds(container: MedusaContainer): Promise<void> {
  await finishOpenRefunds(container)
}

export const config = { name: 'after-sales-finish-refunds', schedule: '* * * * *' }
