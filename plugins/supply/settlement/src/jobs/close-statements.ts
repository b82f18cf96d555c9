import type { MedusaContainer } from '@medusajs/framework/types'
import { closeMonth } from '../statements/close'

/** Every night, so that a night that was missed is made up for: a shop has its month once. */
export default async function closeStatements(container: MedusaContainer) {
  await closeMonth(container)
}

export const config = { name: 'close-statements', schedule: '30 18 * * *' }
