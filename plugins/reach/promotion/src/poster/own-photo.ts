/** The photo on a distributor's posters: decoded and made anew without place and device, private, theirs alone. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { PHOTO, tidyPhoto } from '@shanzhen/documents/photo'
import { storeFile } from '@shanzhen/documents/store-file'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { photoTooBig, photoWrongType } from './errors'

const MAX_BYTES = 4 * 1024 * 1024

/** @param content base64. @throws MedusaError invalid_data: too big, no picture by its bytes */
export async function putPhoto(container: MedusaContainer, distributor_id: string, content: string): Promise<void> {
  const sent = Buffer.from(content, 'base64')
  if (sent.length > MAX_BYTES) throw photoTooBig()
  const bytes = await tidyPhoto(sent)
  if (!bytes) throw photoWrongType()
  const file = await storeFile(container, bytes, { kind: PHOTO, prefix: 'dphoto', access: 'private' })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const files = container.resolve(Modules.FILE)
  const former = await container
    .resolve(DISTRIBUTOR)
    .setPhoto(distributor_id, { file_id: file.id, sha256 })
    .catch(async (error: unknown) => {
      await files.deleteFiles([file.id])
      throw error
    })
  // The new one holds by now, whatever becomes of the file it took the place of.
  await drop(container, former).catch((error: Error) =>
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`poster: photo ${former} not deleted: ${error.message}`),
  )
}

export async function takePhotoAway(container: MedusaContainer, distributor_id: string): Promise<void> {
  await drop(container, await container.resolve(DISTRIBUTOR).setPhoto(distributor_id, null))
}

/** A closed account's. */
export async function forgetPhoto(container: MedusaContainer, customer_id: string): Promise<void> {
  const own = await container.resolve(DISTRIBUTOR).distributorOfCustomer(customer_id)
  if (own) await takePhotoAway(container, own.id)
}

const drop = async (container: MedusaContainer, file_id: string | null) => {
  if (file_id) await container.resolve(Modules.FILE).deleteFiles([file_id])
}
