import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { PHOTO, tidyPhoto } from '@shanzhen/documents/photo'
import { LOT } from '../modules/lot'
import { photoTooBig, photoWrongType } from '../modules/lot/errors'
import type { NewPhoto } from '../photo-types'
import { storeFile } from '@shanzhen/documents/store-file'
import { addLotPhotoWorkflow } from '../workflows'

const MAX_BYTES = 4 * 1024 * 1024

type Wanted = Pick<NewPhoto, 'lot_id' | 'step' | 'caption' | 'added_by'>

/**
 * A picture everyone may open, under a step of its lot; what is refused leaves no file behind.
 * @param content base64. @returns the photo's id
 * @throws MedusaError invalid_data (too big, no picture by its bytes), not_found, conflict (see the store)
 */
export async function addPhoto(container: MedusaContainer, wanted: Wanted, content: string): Promise<string> {
  const sent = Buffer.from(content, 'base64')
  if (sent.length > MAX_BYTES) throw photoTooBig()
  const bytes = await tidyPhoto(sent)
  if (!bytes) throw photoWrongType()
  await container.resolve(LOT).readLots([wanted.lot_id])
  const file = await storeFile(container, bytes, { kind: PHOTO, prefix: 'photo', access: 'public' })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    const { result } = await addLotPhotoWorkflow(container).run({
      input: { ...wanted, file_id: file.id, url: file.url, sha256, size_bytes: bytes.length },
    })
    return result
  } catch (error) {
    await container.resolve(Modules.FILE).deleteFiles([file.id])
    throw error
  }
}
