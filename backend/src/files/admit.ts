/**
 * Every file that is kept comes through here, whoever sends it: the shop's own forms, Medusa's `/admin/uploads`, the seed.
 * What everyone may open is a picture, a drawing or a paper by its bytes, and harmless by itself; tables and texts that
 * Medusa's imports and exports pass along, and short films, are never for everyone, whatever was asked for.
 */
import { isUtf8 } from 'node:buffer'
import { parse } from 'node:path'
import type { FileTypes } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { FILM, tidyFilm } from '@shanzhen/documents/film'
import { tidyUpload } from '@shanzhen/documents/upload'

const MAX_BYTES = 30 * 1024 * 1024
const TEXTS: Record<string, string> = { 'text/csv': 'csv', 'application/json': 'json', 'text/plain': 'txt' }
const NOT_TAKEN =
  '只能上传图片（JPEG、PNG、WebP、GIF，或只有图形的 SVG）、短视频（MP4）和 PDF（没有密码、脚本和附件），内容须完整'

/** @throws MedusaError invalid_data for anything else */
export async function admit(file: FileTypes.ProviderUploadFileDTO): Promise<FileTypes.ProviderUploadFileDTO> {
  const sent = bytesOf(file)
  if (sent.length > MAX_BYTES) throw new MedusaError(MedusaError.Types.INVALID_DATA, '文件不能超过 30 MB')
  const tidied = await tidyUpload(sent)
  const name = parse(file.filename).name
  if (tidied) {
    const { bytes, kind } = tidied
    const filename = `${plain(name)}.${kind.extension}`
    return { ...file, filename, mimeType: kind.mime, content: bytes.toString('base64') }
  }
  const film = tidyFilm(sent)
  if (film) {
    const filename = `${plain(name)}.${FILM.extension}`
    return { ...file, filename, mimeType: FILM.mime, access: 'private', content: film.toString('base64') }
  }
  const extension = TEXTS[file.mimeType.split(';')[0].trim()]
  if (!extension || !isUtf8(sent) || sent.includes(0)) throw new MedusaError(MedusaError.Types.INVALID_DATA, NOT_TAKEN)
  return { ...file, filename: `${plain(name)}.${extension}`, access: 'private', content: sent.toString('base64') }
}

/** A name that is a name in every file system and address; multer hands Chinese ones over as Latin letters. */
const plain = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ()_.-]+/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 80) || 'file'

/** The content is base64, or for texts the text itself, or one letter a byte (Medusa's file-local reads it so too). */
function bytesOf({ content, mimeType }: FileTypes.ProviderUploadFileDTO): Buffer {
  const decoded = Buffer.from(content, 'base64')
  if (decoded.toString('base64') === content) return decoded
  return Buffer.from(content, /^text\/|csv|json|xml/.test(mimeType) ? 'utf8' : 'latin1')
}
