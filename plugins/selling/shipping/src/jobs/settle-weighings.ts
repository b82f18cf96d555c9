import type { MedusaContainer } from '@medusajs/framework/types'
import { settleOpenWeighings } from '../weighing/settle-open'

// A parcel that is just leaving settles itself.
const UNDER_WAY_MS = 30_000

/** Every minute: weighings a crash kept from being written, and money that a crash or a silent channel left open. */
export default async function settleWeighings(container: MedusaContainer): Promise<void> {
  await settleOpenWeighings(container, new Date(Date.now() - UNDER_WAY_MS))
}

export const config = { name: 'shipping-settle-weighings', schedule: '* * * * *' }
