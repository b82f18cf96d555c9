import type { MedusaContainer } from '@medusajs/framework/types'
import { dropUnusedPhotos } from '../photos'

/** Every hour: photos that buyers uploaded and never sent. */
export default async function dropUnusedPhotosJob(container: MedusaContainer): Promise<void> {
  await dropUnusedPhotos(container)
}

export const config = { name: 'after-sales-drop-unused-photos', schedule: '37 * * * *' }
