/**
 * Scans of papers: told by their bytes and made anew without place and device, private until a certificate is approved,
 * and everyone's only as long as it is.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { fileKindOf } from '@shanzhen/documents/file-kinds'
import { tidyUpload } from '@shanzhen/documents/upload'
import { scanMissing, scanTooBig, scanWrongType } from '../modules/certificate/errors'
import { storeFile } from '@shanzhen/documents/store-file'

const MAX_BYTES = 4 * 1024 * 1024
const SCANS = new Set(['jpg', 'png', 'webp', 'pdf'])

/** @param content base64. @returns the file's id. @throws MedusaError invalid_data (too big, neither photo nor PDF) */
export async function keepScan(container: MedusaContainer, content: string): Promise<string> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > MAX_BYTES) throw scanTooBig()
  return (await store(container, bytes, 'private')).id
}

/** What lies open, or came in before files were made anew, once more as a private scan. @returns the new file's id */
export async function copyPrivately(container: MedusaContainer, fileId: string): Promise<string> {
  const bytes = await container
    .resolve(Modules.FILE)
    .getAsBuffer(fileId)
    .catch(() => null)
  if (!bytes) throw scanMissing()
  return (await store(container, bytes, 'private')).id
}

/** @throws MedusaError not_found */
export async function readScan(container: MedusaContainer, fileId: string | null) {
  if (!fileId) throw scanMissing()
  const bytes = await container.resolve(Modules.FILE).getAsBuffer(fileId)
  const kind = fileKindOf(bytes)
  if (!kind) throw scanMissing()
  return { bytes, mime: kind.mime }
}

/** A copy that everyone may open. @returns the new file's id and address */
export async function copyForEveryone(container: MedusaContainer, fileId: string) {
  return store(container, (await readScan(container, fileId)).bytes, 'public')
}

export const dropScan = (container: MedusaContainer, fileId: string) =>
  container.resolve(Modules.FILE).deleteFiles([fileId])

async function store(container: MedusaContainer, sent: Buffer, access: 'private' | 'public') {
  const tidied = await tidyUpload(sent)
  if (!tidied || !SCANS.has(tidied.kind.extension)) throw scanWrongType()
  return storeFile(container, tidied.bytes, { kind: tidied.kind, prefix: 'scan', access })
}
