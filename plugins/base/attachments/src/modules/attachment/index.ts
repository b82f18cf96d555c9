import { Module } from '@medusajs/framework/utils'
import AttachmentService from './service'

/** What staff put to claims and differences. */
export const ATTACHMENT = 'attachment'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    attachment: AttachmentService
  }
}

export default Module(ATTACHMENT, { service: AttachmentService })
