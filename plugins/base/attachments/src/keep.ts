/** Files that staff put to something: kept, listed and read back. Who may is asked before, by the room they belong to. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { storeFile } from '@shanzhen/documents/store-file'
import { tidyUpload } from '@shanzhen/documents/upload'
import { namesOf } from '@shanzhen/http/names'
import { ATTACHMENT } from './modules/attachment'
import type { Attachments, NewAttachment } from './wire'

export type Subject = { subject: 'claim' | 'difference' | 'payout'; subject_id: string }

const { CONFLICT, INVALID_DATA, NOT_FOUND } = MedusaError.Types
const MAX_BYTES = 8 * 1024 * 1024
/** A body holds base64, a third longer than the file. */
export const BODY_LIMIT = '11mb'
const KINDS = new Set(['jpg', 'png', 'webp', 'pdf'])

/** @throws MedusaError invalid_data (too big, neither picture nor PDF), conflict (twenty are there) */
export async function keepAttachment(
  container: MedusaContainer,
  { subject, subject_id }: Subject,
  { name, content }: NewAttachment,
  added_by: string,
): Promise<void> {
  const sent = Buffer.from(content, 'base64')
  if (sent.length > MAX_BYTES) throw new MedusaError(INVALID_DATA, '文件不能超过 8 MB')
  const tidied = await tidyUpload(sent)
  if (!tidied || !KINDS.has(tidied.kind.extension))
    throw new MedusaError(INVALID_DATA, '只能附照片（JPEG、PNG、WebP）和不带程序的 PDF')
  const { bytes, kind } = tidied
  const file = await storeFile(container, bytes, { kind, prefix: 'attach', access: 'private' })
  const row = { subject, subject_id, file_id: file.id, name, mime: kind.mime, size_bytes: bytes.length, added_by }
  await container
    .resolve(ATTACHMENT)
    .createAttachments(row)
    .catch(async (error: unknown) => {
      await container.resolve(Modules.FILE).deleteFiles([file.id])
      const full = error instanceof Error && error.message.includes('最多附 20 个文件')
      throw full ? new MedusaError(CONFLICT, '最多附 20 个文件') : error
    })
}

export async function listAttachments(container: MedusaContainer, of: Subject): Promise<Attachments> {
  const rows = await container.resolve(ATTACHMENT).listAttachments(of, { take: 50, order: { created_at: 'ASC' } })
  const names = await namesOf(
    container,
    rows.map(({ added_by }) => added_by),
  )
  return {
    files: rows.map(({ id, name, mime, size_bytes, added_by, created_at }) => ({
      ...{ id, name, mime, size_bytes },
      ...{ by: names[added_by], at: new Date(created_at).toISOString() },
    })),
  }
}

/** @throws MedusaError not_found, also for a file of something else */
export async function readAttachment(container: MedusaContainer, of: Subject & { id: string }) {
  const [row] = await container.resolve(ATTACHMENT).listAttachments(of, { take: 1 })
  if (!row) throw new MedusaError(NOT_FOUND, '没有找到这个附件')
  return { name: row.name, mime: row.mime, bytes: await container.resolve(Modules.FILE).getAsBuffer(row.file_id) }
}
