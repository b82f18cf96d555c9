import { type AbstractFileProviderService, MedusaError, ModuleProvider, Modules } from '@medusajs/framework/utils'
import s3 from '@medusajs/medusa/file-s3'
import type { FileTypes } from '@medusajs/framework/types'
import { admit } from './admit'
import { exportAddress } from './exports'
import { inOpenFolder } from './open-files'

type Options = { exports_url: string }
const MedusaS3 = s3.services[0] as unknown as new (...args: unknown[]) => AbstractFileProviderService

/**
 * Medusa's S3 storage for a bucket that nobody but the shop can read: what everyone may see lies in a folder of its own,
 * and no object carries rights (many kinds of S3 know none, AWS's new buckets refuse them).
 */
export class Bucket extends MedusaS3 {
  static identifier = 's3'
  private readonly exportsUrl: string

  constructor(cradle: unknown, options: Options) {
    super(cradle, options)
    this.exportsUrl = options.exports_url
  }

  async upload(file: FileTypes.ProviderUploadFileDTO) {
    return super.upload(placed(await admit(file))).catch(refused)
  }

  /** Only Medusa's exports stream: tables for staff. */
  getUploadStream(file: FileTypes.ProviderUploadStreamDTO) {
    return super.getUploadStream({ ...file, access: 'private' })
  }

  async getPresignedDownloadUrl(file: FileTypes.ProviderGetFileDTO) {
    return exportAddress(file.fileKey, this.exportsUrl) ?? super.getPresignedDownloadUrl(file)
  }

  /** One by one: the call for many wants a checksum that not every S3 computes the same way. */
  async delete(files: FileTypes.ProviderDeleteFileDTO | FileTypes.ProviderDeleteFileDTO[]) {
    for (const file of [files].flat()) await super.delete(file)
  }
}

const placed = <File extends { filename: string; access?: string }>(file: File): File =>
  file.access === 'public' ? { ...file, filename: inOpenFolder(file.filename) } : file

function refused(error: Error): never {
  const message = `存储没有收下文件，请检查 S3_ 开头的设置：${error.message}`
  throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)
}

export default ModuleProvider(Modules.FILE, { services: [Bucket] })
