import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { type AbstractFileProviderService, ModuleProvider, Modules } from '@medusajs/framework/utils'
import type { FileTypes } from '@medusajs/framework/types'
import local from '@medusajs/medusa/file-local'
import { admit } from './admit'
import { exportAddress } from './exports'

type Options = { upload_dir: string; former_upload_dir: string; exports_url: string }
const MedusaDisk = local.services[0] as unknown as new (...args: unknown[]) => AbstractFileProviderService

/**
 * Medusa's storage on this machine's disk. What everyone may see lies outside `static/`, which Medusa itself would give
 * out before anybody could say how a browser has to treat it.
 */
export class Disk extends MedusaDisk {
  static identifier = 'localfs'
  private readonly exportsUrl: string

  constructor(cradle: unknown, options: Options) {
    super(cradle, options)
    this.exportsUrl = options.exports_url
    moveFormer(options.former_upload_dir, options.upload_dir)
  }

  async upload(file: FileTypes.ProviderUploadFileDTO) {
    return super.upload(await admit(file))
  }

  /** Only Medusa's exports stream: tables for staff. */
  getUploadStream(file: FileTypes.ProviderUploadStreamDTO) {
    return super.getUploadStream({ ...file, access: 'private' })
  }

  /** A file that is not there is told by this call, and not by a stream that breaks off later. */
  async getDownloadStream(file: FileTypes.ProviderGetFileDTO) {
    const bytes = await super.getDownloadStream(file)
    await once(bytes, 'readable')
    return bytes
  }

  async getPresignedDownloadUrl(file: FileTypes.ProviderGetFileDTO) {
    const address = await super.getPresignedDownloadUrl(file)
    return exportAddress(file.fileKey, this.exportsUrl) ?? address
  }
}

/** Files of a shop from before keep their addresses. Two processes may start at once: whoever comes second finds it done. */
function moveFormer(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    try {
      if (!existsSync(join(to, name))) renameSync(join(from, name), join(to, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

export default ModuleProvider(Modules.FILE, { services: [Disk] })
