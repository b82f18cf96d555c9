import type { MedusaContainer } from '@medusajs/framework/types'
import { releaseMargins } from '../margins/release'

export default async function releasePageMargins(container: MedusaContainer): Promise<void> {
  await releaseMargins(container)
}

export const config = { name: 'release-page-margins', schedule: '7 * * * *' }
