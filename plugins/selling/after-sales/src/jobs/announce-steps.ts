import type { MedusaContainer } from '@medusajs/framework/types'
import { announceLeft } from '../announce'

// A step that is just being taken tells of itself.
const UNDER_WAY_MS = 30_000

/** Every minute: steps of claims that a crash kept from being told. */
export default async function announceOpenSteps(container: MedusaContainer): Promise<void> {
  await announceLeft(container, new Date(Date.now() - UNDER_WAY_MS))
}

export const config = { name: 'after-sales-announce-steps', schedule: '* * * * *' }
