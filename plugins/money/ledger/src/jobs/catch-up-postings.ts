import type { MedusaContainer } from '@medusajs/framework/types'
import { catchUp } from '../postings/catch-up'

const LOOK_BACK_MS = 3 * 24 * 3_600_000

// Medusa writes a refund's row before it asks the provider, and takes it back when that refuses.
const UNDER_WAY_MS = 100_000

/** Every minute: what a crash kept from being posted. */
export default async function catchUpPostings(container: MedusaContainer): Promise<void> {
  const now = Date.now()
  await catchUp(container, new Date(now - LOOK_BACK_MS), new Date(now - UNDER_WAY_MS))
}

export const config = { name: 'ledger-catch-up-postings', schedule: '* * * * *' }
