import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '../modules/lot'

/** Takes the files of lately hidden photos away, so that nobody opens one by its address; again does no harm. */
export async function dropHiddenPhotos(container: MedusaContainer): Promise<void> {
  const files = await container.resolve(LOT).hiddenPhotoFiles()
  if (files.length) await container.resolve(Modules.FILE).deleteFiles(files)
}
