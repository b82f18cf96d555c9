/** Photos of what is wrong: read to their end and made anew, kept as private files, read back for buyer and staff alone. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, Modules } from '@medusajs/framework/utils'
import { PHOTO, tidyPhoto } from '@shanzhen/documents/photo'
import { invalidFields, photoNotFound, photoTooBig, photoWrongType } from './errors'
import { AFTER_SALES } from './modules/after-sales'

const MAX_BYTES = 4 * 1024 * 1024
/** Uploads of one order that were never sent with a request. */
const MAX_UNUSED = 24

/** @param content base64. @returns the photo's id. @throws AfterSaleRefusal 413, 415 */
export async function keepPhoto(container: MedusaContainer, order_id: string, content: string): Promise<string> {
  const sent = Buffer.from(content, 'base64')
  if (sent.length > MAX_BYTES) throw photoTooBig()
  const service = container.resolve(AFTER_SALES)
  const [, unused] = await service.listAndCountAfterSalePictures({ order_id, after_sale_id: null }, { take: 1 })
  if (unused >= MAX_UNUSED) throw invalidFields({ content: '上传的照片太多了，请稍后再试' })
  const bytes = await tidyPhoto(sent)
  if (!bytes) throw photoWrongType()
  const id = generateEntityId(undefined, 'aspho')
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${id}.${PHOTO.extension}`,
    mimeType: PHOTO.mime,
    content: bytes.toString('base64'),
    access: 'private',
  })
  await service.createAfterSalePictures({ id, order_id, file_id: file.id, mime: PHOTO.mime, size_bytes: bytes.length })
  return id
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
