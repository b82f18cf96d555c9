import type { MedusaContainer } from '@medusajs/framework/types'
import { releaseCommissions } from '../commission/release'

export default async function releaseAll(container: MedusaContainer): Promise<void> {
  await releaseCommissions(container)
}

export const config = { name: 'release-commissions', schedule: '37 19 * * *' }
