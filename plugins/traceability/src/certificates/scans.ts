/** Scans of papers: told by their first bytes, private until a certificate is approved. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { fileKindOf } from '@shanzhen/documents/file-kinds'
import { scanMissing, scanTooBig, scanWrongType } from '../modules/certificate/errors'
import { storeFile } from '../store-file'

const MAX_BYTES = 4 * 1024 * 1024

/** @param content base64. @returns the file's id. @throws MedusaError invalid_data (too big, neither photo nor PDF) */
export async function keepScan(container: MedusaContainer, content: string): Promise<string> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > MAX_BYTES) throw scanTooBig()
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

async function store(container: MedusaContainer, bytes: Buffer, access: 'private' | 'public') {
  const kind = fileKindOf(bytes)
  if (!kind) throw scanWrongType()
  return storeFile(container, bytes, { kind, prefix: 'scan', access })
}
