/** Scans of shops' licences: told by their bytes, made anew without place and device, private. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { fileKindOf } from '@shanzhen/documents/file-kinds'
import { storeFile } from '@shanzhen/documents/store-file'
import { tidyUpload } from '@shanzhen/documents/upload'
import type { MedusaResponse } from '@medusajs/framework/http'
import { licenceTooBig, licenceWrongType, noLicence } from './modules/shop/errors'

const MAX_BYTES = 4 * 1024 * 1024
const SCANS = new Set(['jpg', 'png', 'webp', 'pdf'])

/** @param content base64. @returns the file's id. @throws MedusaError invalid_data (too big, neither photo nor PDF) */
export async function keepLicence(container: MedusaContainer, content: string): Promise<string> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > MAX_BYTES) throw licenceTooBig()
  const tidied = await tidyUpload(bytes)
  if (!tidied || !SCANS.has(tidied.kind.extension)) throw licenceWrongType()
  return (await storeFile(container, tidied.bytes, { kind: tidied.kind, prefix: 'lic', access: 'private' })).id
}

export const dropLicence = (container: MedusaContainer, file_id: string) =>
  container.resolve(Modules.FILE).deleteFiles([file_id])

/** Shown in the browser; it may run nothing and is kept nowhere. Browsers show no PDF in a sandbox. @throws not_found */
export async function sendLicence(container: MedusaContainer, response: MedusaResponse, file_id: string | null) {
  if (!file_id) throw noLicence()
  const bytes = await container.resolve(Modules.FILE).getAsBuffer(file_id)
  const mime = fileKindOf(bytes)?.mime
  if (!mime) throw noLicence()
  response
    .setHeader('Content-Type', mime)
    .setHeader('Content-Disposition', 'inline')
    .setHeader('Cache-Control', 'private, no-store')
    .setHeader('X-Content-Type-Options', 'nosniff')
  if (mime !== 'application/pdf') response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
  response.send(bytes)
}
