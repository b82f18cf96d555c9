/** Photos of what is wrong: read to their end and made anew, kept as private files, read back for buyer and staff alone. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, Modules } from '@medusajs/framework/utils'
import { PHOTO, tidyPhoto } from '@shanzhen/documents/photo'
import { fromDatabase, photoNotFound, photoTooBig, photoWrongType, tooManyPhotos } from './errors'
import { AFTER_SALES } from './modules/after-sales'

const MAX_BYTES = 4 * 1024 * 1024
/** Uploads of one order that were never sent with a request; many at once are counted by the database. */
const MAX_UNUSED = 24

/** @param content base64. @returns the photo's id. @throws AfterSaleRefusal 413, 415 */
export async function keepPhoto(container: MedusaContainer, order_id: string, content: string): Promise<string> {
  const sent = Buffer.from(content, 'base64')
  if (sent.length > MAX_BYTES) throw photoTooBig()
  const service = container.resolve(AFTER_SALES)
  const [, unused] = await service.listAndCountAfterSalePictures({ order_id, after_sale_id: null }, { take: 1 })
  if (unused >= MAX_UNUSED) throw tooManyPhotos()
  const bytes = await tidyPhoto(sent)
  if (!bytes) throw photoWrongType()
  const id = generateEntityId(undefined, 'aspho')
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${id}.${PHOTO.extension}`,
    mimeType: PHOTO.mime,
    content: bytes.toString('base64'),
    access: 'private',
  })
  const row = { id, order_id, file_id: file.id, mime: PHOTO.mime, size_bytes: bytes.length }
  await service.createAfterSalePictures(row).catch(async (error: unknown) => {
    await container.resolve(Modules.FILE).deleteFiles([file.id])
    throw fromDatabase(error)
  })
  return id
}

/** Takes photos away that a day later belong to no claim, file first: a row without one is found again. */
export async function dropUnusedPhotos(container: MedusaContainer): Promise<void> {
  const service = container.resolve(AFTER_SALES)
  const unused = await service.unusedPictures()
  if (!unused.length) return
  await container.resolve(Modules.FILE).deleteFiles(unused.map(({ file_id }) => file_id))
  await service.deleteAfterSalePictures(unused.map(({ id }) => id))
}

/** @throws AfterSaleRefusal 404 */
export async function readPhoto(
  container: MedusaContainer,
  filters: { id: string; order_id?: string; after_sale_id?: string },
): Promise<{ mime: string; bytes: Buffer }> {
  const [photo] = await container.resolve(AFTER_SALES).listAfterSalePictures(filters, { take: 1 })
  if (!photo) throw photoNotFound()
  return { mime: photo.mime, bytes: await container.resolve(Modules.FILE).getAsBuffer(photo.file_id) }
}
