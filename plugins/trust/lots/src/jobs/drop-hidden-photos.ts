import type { MedusaContainer } from '@medusajs/framework/types'
import { dropHiddenPhotos } from '../photos/drop-hidden-photos'

/** Each night (03:20 in Beijing): files of hidden photos that a crash or the file store kept. */
export default async function dropHiddenPhotosJob(container: MedusaContainer): Promise<void> {
  await dropHiddenPhotos(container)
}

export const config = { name: 'drop-hidden-photos', schedule: '20 19 * * *' }
