import type { MedusaContainer } from '@medusajs/framework/types'
import { ATTRIBUTION, SHARE_LINK } from '../keys'

export default async function forgetShareClicks(container: MedusaContainer) {
  await container.resolve(SHARE_LINK).forgetClicks()
  await container.resolve(ATTRIBUTION).forgetOldBindings()
}

export const config = { name: 'forget-share-clicks', schedule: '37 3 * * *' }
